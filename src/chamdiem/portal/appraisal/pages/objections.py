"""A criterion to which a unit objects, as both sides see it, and the page of the unit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal.forms_objections import ObjectionForm
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.pages.words import Figure, Proof, Why
from chamdiem.portal.appraisal.queries import bench as benches
from chamdiem.portal.appraisal.queries import filing
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.appraisal.queries.filing import Concluded, Filed
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.files import pages as files
from chamdiem.portal.files.pages import Uploader
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.pages import words as returns
from chamdiem.portal.returns.pages.evidence import files_given
from chamdiem.portal.schemes.queries import scheme_of

TITLE, KNOWN = "Kiến nghị về điểm", "Kết luận đã có theo tiêu chí"
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A criterion of a unit as both sides see it: claim, figures, verdict, evidence."""

    placed: Placed
    places: int
    figures: tuple[Figure, ...]
    why: Why
    proofs: tuple[Proof, ...]
    text: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One ruling as all units read it: no unit is named."""

    name: str
    code: str
    month: str
    of: str
    outcome: str
    points: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ObjectionPage:
    """One criterion of a unit's own return, with its objection or the form of one."""

    crumbs: tuple[Crumb, ...]
    title: str
    marks: Marks
    case: Case | None
    filed: Filed | None
    who: str
    form: ObjectionForm | None
    upload: Uploader
    files: list[tuple[str, str]]
    chosen: str
    deadline: Deadline | None
    why_not: str
    known: tuple[Conclusion, ...]
    back: str
    refusal: str


def objection_form(desk: Desk, data: Any = None) -> ObjectionForm:
    """Return the form of an objection with the files the person gave last."""
    return ObjectionForm(data, places=desk.sheet.scheme.decimals, files=files_given(desk))


def objection_page(
    *, desk: Desk, leaf: Leaf, at: datetime, form: ObjectionForm | None = None, refusal: str = ""
) -> ObjectionPage:
    """Return the page on which a head objects to the points of a criterion."""
    of = desk.of
    filed = filing.objections_of(of=of).get(leaf.code)
    due = filing.objection_due(period=of.period, organisation=of.organisation)
    why_not = "" if filed else _closed(desk, at, due)
    given = form or objection_form(desk)
    back = f"{returns.address(desk)}ket-qua-tham-dinh/"
    people = accounts.display_names({filed.by}) if filed else {}
    return ObjectionPage(
        crumbs=(*_way(desk), Crumb("Kết quả thẩm định", back), Crumb(TITLE)),
        title=f"{TITLE}: {leaf.name}",
        marks=periods.marks(period=of.period),
        case=case_of(of.period, leaf, of.organisation_id),
        filed=filed,
        who=people.get(filed.by, words.ERASED) if filed else "",
        form=None if filed or why_not else given,
        upload=files.uploader(purpose="minh-chung"),
        files=files_given(desk) if not filed and not why_not else [],
        chosen=str(given.data.get("file", "")),
        deadline=calendar.reckoning(at=at).deadline(due, met_at=filed.at if filed else None),
        why_not=why_not,
        known=conclusions(leaf=leaf.code)[:SHOWN],
        back=back,
        refusal=refusal,
    )


def conclusions(*, leaf: str = "") -> tuple[Conclusion, ...]:
    """Return what was concluded of a criterion, or of all, latest first."""
    found = filing.concluded(leaf=leaf)
    versions = filing.versions(keys=frozenset(one.version_id for one in found))
    schemes = {key: scheme_of(version) for key, version in versions.items()}
    return tuple(_conclusion(one, schemes[one.version_id]) for one in found)


def _conclusion(one: Concluded, scheme: Scheme) -> Conclusion:
    leaves = {leaf.code: leaf for leaf in scheme.leaves()}
    blocks = {block.code: block.name for block in scheme.blocks}
    most = spoken(leaves[one.leaf].maximum, scheme.decimals, shortest=True)
    points = "" if one.points is None else f"{points_of(one.points, scheme)} / {most}"
    return Conclusion(
        name=leaves[one.leaf].name,
        code=one.leaf,
        month=Month.parse(one.month).spoken,
        of=f"Một đơn vị khối {blocks.get(one.block, one.block)}",
        outcome=str(one.outcome.label),
        points=points,
        reason=one.reason,
        at=one.at,
    )


def _way(desk: Desk) -> tuple[Crumb, ...]:
    *way, last = returns.crumbs(desk)
    return (*way, Crumb(last.label, returns.address(desk)))


def _closed(desk: Desk, at: datetime, due: datetime) -> str:
    """Say why there is no form: the stage, the deadline, or who may object."""
    stage = Stage(desk.of.period.stage)
    if stage is not Stage.OBJECTION:
        return (
            f"Kỳ đang ở giai đoạn “{stage.label}”. Kiến nghị được nhận trong giai đoạn “"
            f"{Stage.OBJECTION.label}”; lãnh đạo Sở KH&CN chuyển giai đoạn của kỳ."
        )
    if at > due:
        return (
            f"Hạn nhận kiến nghị đã hết ngày {day_of(due):%d/%m/%Y}. Lãnh đạo Sở KH&CN có thể gia "
            "hạn riêng cho đơn vị, có lý do."
        )
    if not desk.signs:
        return (
            "Người đứng đầu, người phụ trách hoặc cấp phó được phân công ký thay (KT.) của đơn vị "
            "gửi kiến nghị, trên chính trang này."
        )
    return ""


def case_of(period: Period, leaf: Leaf, organisation_id: int) -> Case | None:
    """Return a criterion of a unit as both sides see it, None where it is not scored."""
    placed = benches.one(period=period, leaf=leaf, organisation_id=organisation_id)
    if placed is None:
        return None
    stands, unit = placed.points.verdict, placed.unit
    people = accounts.display_names({stands.by} if stands else set())
    proofs = benches.evidence_sent(sendings=[unit.sending_id or 0], leaf=leaf.code)
    claim = unit.claims.get(leaf.code)
    return Case(
        placed=placed,
        places=placed.whole.loaded.scheme.decimals,
        figures=words.figures(placed),
        why=words.why(placed),
        proofs=tuple(words.proof(one) for each in proofs.values() for one in each),
        text=claim.text if claim else "",
        verdict=words.verdict_words(placed, people),
        reason=stands.reason if stands else "",
    )


def scheme(period: Period) -> Scheme:
    """Return the scheme of a month."""
    return scheme_of(period.scheme_version)


def points_of(value: int | None, scheme: Scheme) -> str:
    """Write points; nothing is –."""
    return "–" if value is None else spoken(value, scheme.decimals)
