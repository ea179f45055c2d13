"""What a unit sees of its own return: questions, its result, until when it may object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from urllib.parse import quote

from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.quantities import total_shown
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import approved, queries
from chamdiem.portal.appraisal.approved import Revision
from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.doors import Own
from chamdiem.portal.appraisal.facts import Said, Unclaimed, Whole
from chamdiem.portal.appraisal.forms import WordsForm
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.pages.words import Figure, Spoken, Why
from chamdiem.portal.appraisal.queries import bench as benches
from chamdiem.portal.appraisal.queries import filing
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.appraisal.queries.filing import Filed
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import Marks

NOTHING, LOWERED = "–", "giảm"
Refused = tuple[str, WordsForm, str]


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion as the unit reads it: claim, figures, rule, reason; and the words about it."""

    placed: Placed
    claimed: str
    appraised: str
    ruled: str
    corrected: tuple[str, ...]
    why_corrected: str
    change: str
    tone: str
    figures: tuple[Figure, ...]
    why: Why
    settled: str
    reason: str
    thread: tuple[Spoken, ...]
    due: Deadline | None
    form: WordsForm | None
    objection: str
    objects_at: str


@dataclass(frozen=True, slots=True)
class Objecting:
    """Until when the unit may object, and what became of what it sent (kiến nghị về điểm)."""

    is_open: bool
    words: str
    deadline: Deadline | None
    filed: Mapping[str, Filed]


@dataclass(frozen=True, slots=True)
class Total:
    """One total of the unit: its own, the appraised, the approved, each correction."""

    name: str
    points: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What was said of a unit's return, and its provisional result once there is one."""

    crumbs: tuple[Crumb, ...]
    title: str
    month: Month
    marks: Marks
    stage: str
    shows_points: bool
    totals: tuple[Total, ...]
    apart: Unclaimed
    places: int
    objecting: Objecting
    scores: tuple[Score, ...]
    supplements: tuple[Spoken, ...]
    questions: int
    refusal: str
    address: str
    return_address: str


@dataclass(frozen=True, slots=True)
class _Read:
    """What the criteria of the page are shown with, each read once."""

    own: Own
    threads: Mapping[str, tuple[Spoken, ...]]
    reckoning: Reckoning
    refused: Refused | None
    acts: tuple[Revision, ...]
    objecting: Objecting


def own_page(*, own: Own, at: datetime, refused: Refused | None = None) -> OwnPage:
    """Return a unit's own page; `refused` is the criterion, form and words of a failed answer."""
    period, expected = own.period, own.expected
    placed = benches.row(period=period, organisation_id=expected.organisation_id)
    reckoning = calendar.reckoning(at=at)
    read = _Read(own, _threads(own), reckoning, refused, _acts(own), _objecting(own, reckoning))
    scores = tuple(
        _score(read, one) for one in placed if own.shows_points or one.leaf.code in read.threads
    )
    scheme = placed[0].whole.loaded.scheme if placed else None
    final = {one.leaf.code: approved.final(one.points, read.acts) for one in placed}
    is_told = own.shows_points and own.of is not None
    where = {"month": period.month, "organisation": expected.organisation.public_id}
    return OwnPage(
        crumbs=_crumbs(own),
        title=f"Kết quả thẩm định: {expected.name}",
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        stage=Stage(period.stage).label,
        shows_points=own.shows_points,
        totals=_totals(read, scheme, placed) if scheme and own.shows_points else (),
        apart=queries.unclaimed([one.points for one in placed], final) if is_told else Unclaimed(),
        places=scheme.decimals if scheme else 0,
        objecting=read.objecting,
        scores=scores,
        supplements=read.threads.get("", ()),
        questions=sum(one.form is not None for one in scores),
        refusal=refused[2] if refused else "",
        address=reverse("appraisal:own", kwargs=where),
        return_address=reverse("returns:form", kwargs=where),
    )


def _acts(own: Own) -> tuple[Revision, ...]:
    """Return what was approved; a correction is there for the unit once it was told of it."""
    found = approved.revisions(period=own.period, unit=own.expected.unit_code)
    return tuple(one for one in found if one.is_told or not (own.is_of_the_unit and one.number))


def _objecting(own: Own, reckoning: Reckoning) -> Objecting:
    filed = filing.objections_of(of=own.of) if own.of is not None else {}
    stage = Stage(own.period.stage)
    if stage not in (Stage.PROVISIONAL, Stage.OBJECTION):
        return Objecting(False, _sent(filed), None, filed)
    due = filing.objection_due(period=own.period, organisation=own.expected.organisation)
    deadline = reckoning.deadline(due)
    if stage is Stage.PROVISIONAL:
        said = f"Kiến nghị về điểm được nhận khi kỳ sang giai đoạn “{Stage.OBJECTION.label}”."
        return Objecting(False, said, deadline, filed)
    if reckoning.now > due:
        said = f"Đã hết hạn kiến nghị về điểm (hết ngày {day_of(due):%d/%m/%Y})."
        return Objecting(False, f"{said} {_sent(filed)}".strip(), None, filed)
    said = "Kiến nghị ở tiêu chí nào thì gửi ngay tại tiêu chí ấy bên dưới, mỗi tiêu chí một lần."
    return Objecting(True, f"{said} {_sent(filed)}".strip(), deadline, filed)


def _sent(filed: Mapping[str, Filed]) -> str:
    if not filed:
        return ""
    ruled = sum(one.is_ruled for one in filed.values())
    return f"Đơn vị đã gửi {len(filed)} kiến nghị: {ruled} đã kết luận, {len(filed) - ruled} chờ."


def _threads(own: Own) -> dict[str, tuple[Spoken, ...]]:
    said = queries.thread(of=own.of) if own.of is not None else ()
    people = accounts.display_names({one.by for one in said})
    found: dict[str, list[Spoken]] = {}
    for one in said:
        found.setdefault(one.leaf, []).append(Spoken(one, people.get(one.by, words.ERASED)))
    return {leaf: tuple(several) for leaf, several in found.items()}


def _score(read: _Read, placed: Placed) -> Score:
    own, one, code = read.own, placed.points, placed.leaf.code
    places, shows = placed.whole.loaded.scheme.decimals, read.own.shows_points
    thread = read.threads.get(code, ())
    asked = _asked(thread)
    given = read.refused[1] if read.refused and read.refused[0] == code else WordsForm()
    is_open = own.period.stage == Stage.APPRAISAL and own.answers and asked is not None
    change = _change(one.claimed, approved.final(one, read.acts), places)
    corrected = _corrected(placed, read.acts)
    return Score(
        placed=placed,
        claimed=_spoken(one.claimed, places),
        appraised=_spoken(one.appraised, places) if shows else NOTHING,
        ruled=_spoken(one.ruled, places) if shows and one.ruled is not None else "",
        corrected=corrected if shows else (),
        why_corrected=_why_corrected(placed, read.acts) if shows and corrected else "",
        change=change if shows else "",
        tone="warn" if change.startswith(LOWERED) else "good",
        figures=words.figures(placed) if shows else (),
        why=_why(placed) if shows else Why("", ""),
        settled=str(one.verdict.settled.label) if shows and one.verdict else "",
        reason=one.verdict.reason if shows and one.verdict else "",
        thread=thread,
        due=read.reckoning.deadline(asked.due_at) if asked and asked.due_at else None,
        form=given if is_open else None,
        objection=_objection(read.objecting, code) if shows else "",
        objects_at=f"kien-nghi/{quote(code, safe='')}/",
    )


def _asked(thread: Sequence[Spoken]) -> Said | None:
    """Return the last question of a criterion while it is not answered."""
    last = next((one.said for one in reversed(thread) if one.said.kind is Words.ASK), None)
    return last if last and not last.is_answered else None


def _objection(objecting: Objecting, leaf: str) -> str:
    """Say what became of the objection to a criterion, or that the unit may object now."""
    filed = objecting.filed.get(leaf)
    if filed is not None:
        return f"Kiến nghị về điểm: đã {'kết luận' if filed.is_ruled else 'gửi, chờ kết luận'}"
    return "Kiến nghị về điểm" if objecting.is_open else ""


def _corrected(placed: Placed, acts: tuple[Revision, ...]) -> tuple[str, ...]:
    """Say each correction that moved the points of a criterion, and what they became."""
    place = placed.unit.expected.unit_code, placed.leaf.code
    places = placed.whole.loaded.scheme.decimals
    return tuple(
        f"đính chính lần {now.number}: {_spoken(now.points.get(place), places)}"
        for was, now in pairwise(acts)
        if was.points.get(place) != now.points.get(place)
    )


def _why_corrected(placed: Placed, acts: tuple[Revision, ...]) -> str:
    return acts[-1].reasons.get((placed.unit.return_id or 0, placed.leaf.code), "")


def _why(placed: Placed) -> Why:
    """Say the rule; where units are compared, without the numbers of the others."""
    found = words.why(placed)
    return found if placed.leaf.rule.scope is None else Why(found.formula, "")


def _totals(read: _Read, scheme: Scheme, placed: tuple[Placed, ...]) -> tuple[Total, ...]:
    """Return the totals beside each other (I17), the greatest there can be last."""
    acts, code = read.acts, read.own.expected.unit_code
    sealed = [
        Total(
            f"Đính chính lần {one.number}" if one.number else "Phê duyệt",
            total_shown(scheme, total),
        )
        for one in acts
        if (total := one.totals.get(code)) is not None
    ]
    return (
        Total("Tự chấm", _sum(scheme, [one.points.claimed for one in placed])),
        Total("Thẩm định", _total(read.own, placed)),
        *sealed,
        Total("Tối đa", spoken(scheme.maximum, scheme.decimals, shortest=True)),
    )


def _total(own: Own, placed: tuple[Placed, ...]) -> str:
    """Return the total of the unit alone: of the whole month where units are compared."""
    if own.of is None or not placed:
        return NOTHING
    if any(len(one.whole.loaded.units) > 1 for one in placed):
        whole = queries.whole(period=own.period)
        at = next(
            at
            for at, unit in enumerate(whole.loaded.units)
            if unit.expected.organisation_id == own.expected.organisation_id
        )
        return _of(whole, at)
    return _of(placed[0].whole, placed[0].at)


def _of(whole: Whole, at: int) -> str:
    total = whole.ruled.total.shown(at)
    return NOTHING if total is None else total_shown(whole.loaded.scheme, total)


def _crumbs(own: Own) -> tuple[Crumb, ...]:
    month = Month.parse(own.period.month)
    where = {"month": own.period.month, "organisation": own.expected.organisation.public_id}
    listed = f"{reverse('returns:list')}?thang={own.period.month}"
    form = Crumb(f"{own.expected.name}, {month.spoken}", reverse("returns:form", kwargs=where))
    way = (Crumb("Trang đầu", "/"), Crumb("Phiếu tự chấm", listed))
    return (*way, form, Crumb("Kết quả thẩm định"))


def _sum(scheme: Scheme, points: list[int | None]) -> str:
    if all(one is None for one in points):
        return NOTHING
    return spoken(sum(one or 0 for one in points), scheme.decimals)


def _spoken(points: int | None, places: int) -> str:
    return NOTHING if points is None else spoken(points, places)


def _change(claimed: int | None, final: int | None, places: int) -> str:
    if claimed is None:
        return "không có điểm tự chấm" if final else ""
    change = (final or 0) - claimed
    if not change:
        return "như tự chấm"
    return f"{LOWERED if change < 0 else 'tăng'} {spoken(abs(change), places)}"
