"""Plain values of documents: what a person enters, what lists tell."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chamdiem.portal.directives.choices import Level, Relation
from chamdiem.portal.orgs.models import Organisation


class Refused(Exception):
    """Something of documents that does not go, with the rule, who can lift it, until when."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a document (thông tin văn bản).

    `typed` names the fields that the document leaves blank and văn thư typed.
    """

    issuer: str
    subject: str
    doc_type: str
    level: Level
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issued_in: str = ""
    issuer_organisation: Organisation | None = None
    signer: str = ""
    signer_title: str = ""
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directed:
    """One addressee (nơi nhận thực hiện): an organisation, or a group as the document names it."""

    organisation: Organisation | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited or replaced (văn bản được dẫn)."""

    number: str
    relation: Relation = Relation.CITES
    issued_on: date | None = None
    issuer: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether units must make a document known; whether it stays off websites (đánh dấu)."""

    is_to_be_known: bool = False
    is_not_posted: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One document as the register shows it (một dòng của sổ văn bản)."""

    id: int
    public_id: UUID
    name: str
    number: str
    symbol: str
    doc_type: str
    issued_on: date | None
    issued_in: str
    issuer: str
    subject: str
    level: Level
    received_on: date
    typed: tuple[str, ...]
    is_to_be_known: bool
    is_not_posted: bool
    replaced_by: str = ""
    has_file: bool = False
