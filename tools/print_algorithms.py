"""Print docs/algorithms from the tables of the spec tests.

    python tools/print_algorithms.py

A test compares what is committed with what this prints.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.spec import printing  # noqa: E402 - the tests are found only from the root


def main() -> int:
    """Write every document anew; remove those of kinds that are gone."""
    printing.FOLDER.mkdir(exist_ok=True)
    documents = printing.documents()
    for name, text in documents.items():
        (printing.FOLDER / name).write_text(text, encoding="utf-8")
    for path in printing.FOLDER.glob("*.md"):
        if path.name not in documents:
            path.unlink()
    print(f"{len(documents)} documents in docs/algorithms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
