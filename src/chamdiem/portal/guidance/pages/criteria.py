"""The criteria of a version with what is said of each; one criterion with its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common import lists
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.guidance import access, queries
from chamdiem.portal.guidance.facts import Drafted, Shown
from chamdiem.portal.guidance.forms import GuidanceForm, QuestionForm
from chamdiem.portal.guidance.pages import words
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of

READY, WAITS, NONE = "Có hướng dẫn", "Có bản chờ phát hành", "Chưa có hướng dẫn"


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of the list."""

    code: str
    name: str
    section: str
    state: str
    tone: str
    icon: str
    answers: int
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The criteria of a version; `version` is None before any version was loaded."""

    crumbs: tuple[Crumb, ...]
    version: SchemeVersion | None
    versions: tuple[tuple[int, str], ...]
    title: str
    list: lists.Arranged[Row]
    ready: int
    releases: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Guidance or an answer, with the note that it came after a month was locked."""

    said: Any
    note: str


@dataclass(frozen=True, slots=True)
class LeafPage:
    """All that is said of one criterion."""

    crumbs: tuple[Crumb, ...]
    title: str
    version: str
    section: str
    leaf: Leaf
    most: str
    shown: Told | None
    answers: tuple[Told, ...]
    former: tuple[Shown, ...]
    draft: Drafted | None
    drafted_by: str
    own_waiting: int
    form: QuestionForm | None
    writes: bool
    releases: bool
    write_address: str
    release_address: str
    refusal: str


@dataclass(frozen=True, slots=True)
class WritePage:
    """The form on which guidance is drafted."""

    crumbs: tuple[Crumb, ...]
    title: str
    form: GuidanceForm
    back: str
    refusal: str


@dataclass(frozen=True, slots=True)
class KeepPage:
    """What may be taken over from a former version."""

    crumbs: tuple[Crumb, ...]
    version: str
    formers: tuple[tuple[int, str], ...]
    former: int | None
    leaves: tuple[tuple[str, str], ...]
    back: str
    refusal: str


_LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.name} {row.code} {row.section}",
    sorts={"thu-tu": lambda row: 0, "hoi-dap": lambda row: row.answers},
    sort="thu-tu",
    filters=(
        lists.Filter("muc", "Mục", lambda row: row.section),
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.state),
    ),
    per_page=100,
    carried=("bo",),
)


def list_page(*, user: Any, asked: Mapping[str, str]) -> ListPage:
    """Return the criteria of a version: the one asked for, else that of the latest month."""
    there = periods.scheme_choices()
    version = next((one for one in there if str(one.pk) == asked.get("bo")), None)
    version = version or _usual(there)
    rows = _rows(version, access.is_of_the_department(user)) if version else ()
    return ListPage(
        crumbs=(words.HOME, Crumb(words.TITLE)),
        version=version,
        versions=_options(there),
        title=version.title if version else "",
        list=lists.arrange(rows, _LIST, asked),
        ready=sum(row.state != NONE for row in rows),
        releases=access.releases(user),
    )


def question_form(*, user: Any, on: date, data: Any = None) -> QuestionForm | None:
    """Return the form of a question to who may ask for a unit, None to others."""
    own = access.units_of(user=user, on=on)
    if not own:
        return None
    names = orgs.names(ids=own, on=on)
    rows = Organisation.objects.filter(pk__in=own).order_by("pk")
    units = [(str(one.public_id), names.get(one.pk, "")) for one in rows]
    return QuestionForm(data, units=units)


def leaf_page(
    *,
    version: SchemeVersion,
    leaf: Leaf,
    user: Any,
    on: date,
    month: str = "",
    form: QuestionForm | None = None,
    refusal: str = "",
) -> LeafPage:
    """Return all that is said of a criterion; of a locked `month` what came after it is named."""
    note = _noter(month)
    former = queries.history(version=version, leaf=leaf.code)
    answers = queries.answers_of(version=version, leaf=leaf.code)
    department = access.is_of_the_department(user)
    draft = queries.draft_of(version=version, leaf=leaf.code) if department else None
    own = access.units_of(user=user, on=on)
    scheme = scheme_of(version)
    return LeafPage(
        crumbs=words.crumbs(version, (leaf.name, "")),
        title=leaf.name,
        version=f"{scheme.title}, phiên bản {version.version}",
        section=words.sections(scheme).get(leaf.code, ""),
        leaf=leaf,
        most=spoken(leaf.maximum, scheme.decimals, shortest=True),
        shown=Told(former[0], note(former[0].released_at)) if former else None,
        answers=tuple(Told(one, note(one.released_at)) for one in answers),
        former=former[1:],
        draft=draft,
        drafted_by=_name(draft),
        own_waiting=queries.own_unanswered(version=version, leaf=leaf.code, organisations=own),
        form=form or question_form(user=user, on=on),
        writes=access.writes(user),
        releases=access.releases(user),
        write_address=words.address(version, leaf.code, "write"),
        release_address=words.address(version, leaf.code, "release"),
        refusal=refusal,
    )


def write_form(*, version: SchemeVersion, leaf: str, data: Any = None) -> GuidanceForm:
    """Return the form of guidance, begun from the draft or from what is in force."""
    begun = queries.draft_of(version=version, leaf=leaf) or queries.of_leaf(
        version=version, leaf=leaf
    )
    said = begun.said if begun else None
    names = ("counts", "counts_not", "evidence", "example")
    return GuidanceForm(data, initial={name: getattr(said, name, "") for name in names})


def write_page(
    *, version: SchemeVersion, leaf: Leaf, form: GuidanceForm, refusal: str = ""
) -> WritePage:
    """Return the page on which guidance is drafted."""
    back = words.address(version, leaf.code)
    return WritePage(
        crumbs=words.crumbs(version, (leaf.name, back), ("Soạn hướng dẫn", "")),
        title=f"Soạn hướng dẫn: {leaf.name}",
        form=form,
        back=back,
        refusal=refusal,
    )


def keep_page(*, version: SchemeVersion, former: str = "", refusal: str = "") -> KeepPage:
    """Return what may be taken over from another version, once that is chosen."""
    there = [one for one in periods.scheme_choices() if one.pk != version.pk]
    chosen = next((one for one in there if str(one.pk) == former), None)
    names = words.names(version)
    leaves = queries.may_take_over(version=version, former=chosen) if chosen else ()
    return KeepPage(
        crumbs=words.crumbs(version, ("Giữ nguyên cho phiên bản mới", "")),
        version=f"{version.title}, phiên bản {version.version}",
        formers=_options(there),
        former=chosen.pk if chosen else None,
        leaves=tuple((code, names[code]) for code in leaves),
        back=words.listed(version),
        refusal=refusal,
    )


def _usual(there: Sequence[SchemeVersion]) -> SchemeVersion | None:
    latest = periods.periods()
    return latest[0].scheme_version if latest else next(iter(there), None)


def _options(there: Sequence[SchemeVersion]) -> tuple[tuple[int, str], ...]:
    return tuple((one.pk, f"{one.title}, phiên bản {one.version}") for one in there)


def _rows(version: SchemeVersion, sees_drafts: bool) -> tuple[Row, ...]:
    scheme, found = scheme_of(version), queries.counts(version=version)
    sections = words.sections(scheme)
    waiting = (
        {leaf for key, leaf in queries.drafts() if key == version.pk} if sees_drafts else set()
    )
    return tuple(
        Row(
            code=leaf.code,
            name=leaf.name,
            section=sections.get(leaf.code, ""),
            answers=found[leaf.code].answers,
            address=words.address(version, leaf.code),
            **_state(found[leaf.code].has_guidance, leaf.code in waiting),
        )
        for leaf in scheme.leaves()
    )


def _state(has_guidance: bool, waits: bool) -> dict[str, str]:
    if waits:
        return {"state": WAITS, "tone": "warn", "icon": "alert-triangle"}
    if has_guidance:
        return {"state": READY, "tone": "good", "icon": "circle-check"}
    return {"state": NONE, "tone": "", "icon": "minus"}


def _name(draft: Drafted | None) -> str:
    if draft is None:
        return ""
    return accounts.display_names({draft.by}).get(draft.by, words.ERASED)


def _noter(month: str) -> Any:
    """Return what says of a moment that it came after the month was locked."""
    period = periods.period(month) if month else None
    steps = periods.steps(period=period) if period else ()
    locked = next((step.at for step in steps if step.to_stage == Stage.APPROVED), None)
    said = Month.parse(period.month).spoken if period else ""

    def note(at: datetime) -> str:
        after = locked is not None and at > locked
        return f"Có sau khi kỳ {said} đã khoá; không đổi kết quả kỳ ấy." if after else ""

    return note
