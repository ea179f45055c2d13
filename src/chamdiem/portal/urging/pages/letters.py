"""Letters of urging: the list by unit, one letter with its units, its DOCX."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.approval.queries import letter_names
from chamdiem.portal.common import lists, moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.urging import access, letters, queries
from chamdiem.portal.urging.choices import Level, Stage
from chamdiem.portal.urging.facts import Standing
from chamdiem.portal.urging.models import Letter
from chamdiem.portal.urging.pages.words import HOME, TITLE, light

OPEN = (Stage.SENT, Stage.RECEIVED, Stage.OVERDUE, Stage.ANSWERED)
INVENTED = "SỐ LIỆU GIẢ ĐỊNH"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit's urging as the list shows it."""

    one: Standing
    light: tuple[str, str, str]
    name: str
    address: str


DECLARED: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.one.name} {row.one.number}",
    sorts={"due": lambda row: (row.one.due_on, -row.one.id), "new": lambda row: (-row.one.id,)},
    sort="new",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.light[0]),
        lists.Filter("cap", "Cấp", lambda row: str(row.one.level.label)),
    ),
    per_page=40,
)


@dataclass(frozen=True, slots=True)
class LettersPage:
    """Everything that was urged, unit by unit."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Row]
    overdue: int
    drafts: bool


@dataclass(frozen=True, slots=True)
class UnitShown:
    """One unit of a letter: its stage, what it answered, what moved since; what may be done."""

    one: Standing
    public_id: UUID
    light: tuple[str, str, str]
    moved: tuple[tuple[date, str], ...]
    answers: bool
    concludes: bool


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter."""

    crumbs: tuple[Crumb, ...]
    title: str
    letter: Letter
    level: str
    units: tuple[UnitShown, ...]
    file: UUID | None
    is_draft: bool
    is_dropped: bool
    sends: bool
    drafts: bool
    may_raise: bool


def letters_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> LettersPage:
    """Show what was urged that the person sees."""
    own = access.only(user=user, on=moments.day_of(at))
    found = queries.standings(at=at, only=own)
    rows = [
        Row(one, light(one.stage), _name(one), reverse("urging:letter", args=[one.letter]))
        for one in found
    ]
    return LettersPage(
        crumbs=(HOME, Crumb(TITLE)),
        listed=lists.arrange(rows, DECLARED, asked),
        overdue=sum(one.stage is Stage.OVERDUE for one in found),
        drafts=access.drafts(user),
    )


def letter_page(*, letter: Letter, user: Any, at: datetime) -> LetterPage:
    """Show one letter with the units that the person sees of it."""
    on = moments.day_of(at)
    own = access.only(user=user, on=on)
    units = [
        one
        for one in queries.standings(at=at, letter=letter)
        if own is None or one.organisation_id in own
    ]
    issued, dropped = getattr(letter, "issued", None), getattr(letter, "dropped", None)
    drafts, is_draft = access.drafts(user), issued is None and dropped is None
    title = f"Công văn {issued.number}" if issued else "Dự thảo đôn đốc"
    late = any(one.stage is Stage.OVERDUE and not one.is_raised for one in units)
    return LetterPage(
        crumbs=(HOME, Crumb(TITLE, reverse("urging:list")), Crumb(title)),
        title=title,
        letter=letter,
        level=str(Level(letter.level).label),
        units=_shown(letter, units, user, on, at, drafts=drafts),
        file=issued.file.public_id if issued and issued.file else None,
        is_draft=is_draft,
        is_dropped=dropped is not None,
        sends=is_draft and access.sends(user, Level(letter.level)),
        drafts=drafts,
        may_raise=drafts and late and letter.level != Level.THIRD,
    )


def letter_file(*, letter: Letter, at: datetime) -> bytes:
    """Return the draft as a DOCX, with every unit and its grounds."""
    on = moments.day_of(at)
    is_invented = letter.period is not None and periods.marks(period=letter.period).is_invented
    return letters.write(
        urging=letter,
        units=queries.standings(at=at, letter=letter),
        names=letter_names.names(on=on),
        mark=INVENTED if is_invented else "",
        read_on=moments.day_of(letter.at),
    )


def _shown(
    letter: Letter,
    units: Sequence[Standing],
    user: Any,
    on: date,
    at: datetime,
    *,
    drafts: bool,
) -> tuple[UnitShown, ...]:
    ids = [one.organisation_id for one in units]
    keys = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "public_id"))
    mine = access.units_of(user=user, on=on)
    moved = queries.moved_since(letter=letter, organisations=ids, at=at)
    return tuple(
        UnitShown(
            one,
            keys[one.organisation_id],
            light(one.stage),
            moved.get(one.organisation_id, ()),
            answers=one.organisation_id in mine and one.stage in OPEN,
            concludes=drafts and one.stage in OPEN,
        )
        for one in units
    )


def _name(one: Standing) -> str:
    return f"Công văn {one.number}" if one.number else "Dự thảo"
