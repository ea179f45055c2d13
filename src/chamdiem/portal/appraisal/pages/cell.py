"""One criterion of one unit: claim, figures, rule, evidence, thread, and the verdict's form."""

from dataclasses import dataclass
from typing import Any

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import queries
from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.forms import SettleForm, WordsForm
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.pages.words import Figure, Proof, Spoken, Why
from chamdiem.portal.appraisal.queries import bench as benches
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.models import Return


@dataclass(frozen=True, slots=True)
class CellPage:
    """One criterion of one unit as it lies on the bench."""

    crumbs: tuple[Crumb, ...]
    title: str
    month: Month
    marks: Marks
    placed: Placed
    places: int
    figures: tuple[Figure, ...]
    why: Why
    proofs: tuple[Proof, ...]
    text: str
    verdict: str
    verdict_reason: str
    thread: tuple[Spoken, ...]
    is_asked: bool
    form: SettleForm | None
    words: WordsForm
    works: bool
    why_not: str
    refusal: str
    address: str
    column: str
    unit: str


def placed_of(*, bench: Bench, leaf: Leaf, expected: Expected) -> Placed:
    """Return a criterion of a unit beside the others."""
    found = benches.one(period=bench.period, leaf=leaf, organisation_id=expected.organisation_id)
    assert found is not None  # the door lets only units through that are scored
    return found


def settle_form(placed: Placed, data: Any = None) -> SettleForm:
    """Return the form of a verdict, drawn from what stands now."""
    scheme, unit, leaf = placed.whole.loaded.scheme, placed.unit, placed.leaf
    counted = queries.counted(unit, scheme)
    codes = queries.fields(scheme)[leaf.code]
    items = [(scheme.input(code), counted[code]) for code in codes]
    claim = unit.claims.get(leaf.code)
    return SettleForm(
        data,
        leaf=leaf,
        scheme=scheme,
        inputs=tuple((item, reading.shown(item, now.said, now.value)) for item, now in items),
        needs_consent=bool(queries.waiting(unit, scheme, leaf.code)),
        initial={"seen": unit.latest.get(leaf.code), "claim": claim.digest if claim else ""},
    )


def cell_page(
    *,
    bench: Bench,
    placed: Placed,
    of: Return | None,
    form: SettleForm | None = None,
    refusal: str = "",
) -> CellPage:
    """Return the page of one criterion of one unit."""
    period, unit, leaf = bench.period, placed.unit, placed.leaf
    expected = unit.expected
    said = queries.thread(of=of, leaf=leaf.code) if of is not None else ()
    stands = placed.points.verdict
    people = accounts.display_names({one.by for one in said} | ({stands.by} if stands else set()))
    works, why_not = _works(bench, placed)
    column = words.column_address(period, leaf.code)
    return CellPage(
        crumbs=words.crumbs(period, (leaf.name, column), (expected.name, "")),
        title=f"{expected.name}: {leaf.name}",
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        placed=placed,
        places=placed.whole.loaded.scheme.decimals,
        figures=words.figures(placed),
        why=words.why(placed),
        proofs=_proofs(unit.sending_id or 0, leaf.code),
        text=_text(placed),
        verdict=words.verdict_words(placed, people),
        verdict_reason=stands.reason if stands else "",
        thread=tuple(Spoken(one, people.get(one.by, words.ERASED)) for one in said),
        is_asked=any(one.kind is Words.ASK and not one.is_answered for one in said),
        form=(form or settle_form(placed)) if works else None,
        words=WordsForm(),
        works=works,
        why_not=why_not,
        refusal=refusal,
        address=words.cell_address(period, leaf.code, expected),
        column=column,
        unit=words.unit_address(period, expected),
    )


def _text(placed: Placed) -> str:
    claim = placed.unit.claims.get(placed.leaf.code)
    return claim.text if claim else ""


def _proofs(sending: int, leaf: str) -> tuple[Proof, ...]:
    found = benches.evidence_sent(sendings=[sending], leaf=leaf)
    return tuple(words.proof(one) for one in found.get((sending, leaf), ()))


def _works(bench: Bench, placed: Placed) -> tuple[bool, str]:
    """Tell whether there is a form, and if not, why."""
    unit = placed.unit
    is_given = bench.works(placed.leaf.code, unit.expected.organisation_id)
    works = is_given and unit.is_sent and unit.state in benches.LYING
    return works, "" if works else _why_not(bench, placed, is_given)


def _why_not(bench: Bench, placed: Placed, is_given: bool) -> str:
    """Say why there is no form: the month, the return, or whose criterion it is."""
    if not bench.is_open:
        return (
            f"Kỳ đang ở giai đoạn “{bench.period.get_stage_display()}” nên chỉ xem. Sau thẩm "
            "định, điểm đổi theo kết luận kiến nghị hoặc đính chính."
        )
    if not placed.unit.is_sent:
        return "Đơn vị chưa gửi phiếu."
    if not is_given:
        return (
            "Tiêu chí của đơn vị này do người khác thẩm định, hoặc ông/bà thuộc đơn vị nên không "
            "thẩm định. Quản trị hệ thống giao vai trò thẩm định theo tiêu chí."
        )
    return (
        f"Phiếu đang ở trạng thái “{placed.unit.state.label}”; đơn vị gửi lại thì thẩm định tiếp."
    )
