"""Be the command where only Python is known: `python -m chamdiem.cli`."""

import sys

from chamdiem.cli.door import main

sys.exit(main())
