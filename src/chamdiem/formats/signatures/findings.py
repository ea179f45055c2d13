"""What a check of signatures is asked with and answers (kết quả kiểm tra chữ ký số)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """One of four states of the signatures of a PDF; the worst signature decides."""

    TRUSTED = "trusted"
    UNCHECKED = "unchecked"
    ALTERED = "altered"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trust:
    """What certificates are checked against: roots and lists of revoked ones, each as DER."""

    roots: Sequence[bytes] = ()
    revoked: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature (một chữ ký): who, when as the signer's clock said, how it stands, why."""

    signer: str
    at: datetime | None
    state: State
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The signatures of a file, in the order they were made."""

    state: State
    why: str
    signatures: Sequence[Signed]
