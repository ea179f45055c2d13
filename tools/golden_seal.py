"""Write the golden seal of this version: the file that every later version must verify.

Key, ids and salts are fixed, so the bytes are the same whenever it runs. Run it when a release
is made, once the engine stands; the seals of earlier versions are never written again.
"""

import hashlib
import sys
from pathlib import Path

import chamdiem
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.periods import Month
from chamdiem.formats import figures, schemes
from chamdiem.seal import persons, sealing, signing
from chamdiem.seal.document import About
from chamdiem.seal.person_list import Person
from chamdiem.seal.signing import FileKey

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "seal" / "golden"
SCHEME = ROOT / "schemes" / "vn-766-portal-2026.yaml"
FIGURES = ROOT / "examples" / "phu-tho-2026-08.csv"
PERSON = Person("H44.07", "Nguyễn Văn Mẫu", "Giám đốc", "1")


def golden() -> tuple[bytes, bytes]:
    """Return the golden seal of this version and the public key that goes with it."""
    key = FileKey.of_seed(hashlib.sha256(b"golden seal").digest())
    rules = schemes.load(SCHEME.read_bytes(), SCHEME.name)
    loaded = figures.load(
        FIGURES.read_bytes(), FIGURES.name, scheme=rules.scheme, month=Month(2026, 8)
    )
    public, _names = persons.committed([PERSON], [bytes(persons.ID + persons.SALT)])
    about = About.of(loaded, chamdiem.__version__)
    sealed = sealing.seal(rules, evaluate(rules.scheme, loaded.figures), about, key, public)
    return sealed, signing.public_pem(key.public_key)


def main() -> int:
    """Write both files, named for the version."""
    sealed, public = golden()
    out = GOLDEN / f"{chamdiem.__version__}.sealed"
    out.write_bytes(sealed)
    out.with_suffix(".pub").write_bytes(public)
    print(f"{out.relative_to(ROOT)}: {len(sealed)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
