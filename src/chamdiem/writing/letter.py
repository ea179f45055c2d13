"""The fields of a letter (văn bản hành chính): plain values, everything a page will show."""

from dataclasses import dataclass
from datetime import date

from chamdiem.writing import types


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading of the body, in bold (`I. KẾT QUẢ`, `1. Kết quả chung`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a caption, a head, rows; `figures` names the columns that are set right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a quyết định: its label in bold (`Điều 1.`), then what it says."""

    label: str
    text: str


Block = Paragraph | Heading | Article | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục on pages of its own, numbered anew; wide tables take the landscape page."""

    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority lines (`TM. ỦY BAN NHÂN DÂN`, `KT. GIÁM ĐỐC`), title, name.

    The name stays empty in a draft; nothing is ever drawn that looks like a signature.
    """

    title: str
    authority: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; number and day are given by the clerk, so they may be blank.

    `mark` stands above every page. `acts_as` is who decides, above the bases of a quyết định.
    `beside` signs on the left, as the secretary of a biên bản does. `source` stands at the foot of
    the first page.
    """

    superior: str
    issuer: str
    symbol: str
    place: str
    type_name: str
    subject: str
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    kept_by: str
    number: int | None = None
    day: date | None = None
    month: date | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    urgency: str = ""
    mark: str = ""
    source: str = ""
    acts_as: str = ""
    beside: Signature | None = None
    annexes: tuple[Annex, ...] = ()

    @property
    def is_dispatch(self) -> bool:
        """Tell whether it is a công văn, whose subject stands under the number."""
        return self.type_name == types.DISPATCH
