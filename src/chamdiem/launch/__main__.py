"""`python -m chamdiem.launch`: the same as `chamdiem run`."""

import sys

from chamdiem.launch import run

if __name__ == "__main__":
    sys.exit(run.main())
