"""The pages of single acts: approve, record a document, the basis of publication, correct."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form
from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import access, facts, queries
from chamdiem.portal.approval.forms import FigureForm, PointsForm
from chamdiem.portal.approval.models import Correction, PublicationRule
from chamdiem.portal.approval.pages import parts
from chamdiem.portal.approval.pages.options import block_options
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.schemes.queries import scheme_of


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act with its form."""

    crumbs: tuple[Crumb, ...]
    title: str
    lead: str
    button: str
    form: Form
    back: str
    refusal: str
    marks: Marks | None = None
    waiting: str = ""
    fingerprint: str = ""
    result: str = ""
    second_factor: str = ""
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One basis of publication as printed."""

    number: str
    on: Any
    issuer: str
    shown: str
    blocks: str
    is_off: bool
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """The basis of publication: what stands, what stood, and the form."""

    crumbs: tuple[Crumb, ...]
    form: Form
    refusal: str
    stands: Rule | None
    former: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One thing corrected, as printed."""

    kind: str
    key: int
    unit: str
    what: str
    was: str
    value: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """A correction under work."""

    title: str
    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    correction: Correction
    rows: tuple[Corrected, ...]
    points: PointsForm
    figure: FigureForm
    is_waiting: bool
    may_submit: bool
    may_write: bool
    refusal: str


def act_page(
    *, period: Period, title: str, lead: str, button: str, form: Form, refusal: str = ""
) -> ActPage:
    """Show one act on a month."""
    label, back = parts.crumb(period)
    return ActPage(
        crumbs=parts.crumbs((label, back), (title, "")),
        title=title,
        lead=lead,
        button=button,
        form=form,
        back=back,
        refusal=refusal,
        marks=periods.marks(period=period),
    )


def approve_page(*, period: Period, user: User, form: Form, refusal: str = "") -> ActPage:
    """Show what is approved, and the form that approves it; who lacks the factor is told how."""
    lacks = not accounts.has_second_factor(user)
    return _with_what_waits(
        period,
        title="Phê duyệt và khoá kỳ",
        lead="Kết quả tháng được khoá bằng bản chốt có chữ ký số; sau đó chỉ sửa bằng đính chính.",
        button="Phê duyệt và khoá kỳ",
        form=form,
        refusal=refusal,
        second_factor=reverse("accounts:set_second_factor") if lacks else "",
    )


def record_page(*, period: Period, form: Form, refusal: str = "") -> ActPage:
    """Show the form that records a document which a leader has signed."""
    return _with_what_waits(
        period,
        title="Ghi nhận văn bản đã ký",
        lead="Ghi nhận không phải là phê duyệt: người phê duyệt là người đã ký văn bản.",
        button="Ghi nhận và khoá kỳ",
        form=form,
        refusal=refusal,
        takes_file=True,
    )


def _with_what_waits(period: Period, **told: Any) -> ActPage:
    waiting = queries.frozen_now(period=period)
    label, back = parts.crumb(period)
    series = queries.series_of(period=period)
    return ActPage(
        crumbs=parts.crumbs((label, back), (told["title"], "")),
        back=back,
        marks=periods.marks(period=period),
        waiting=parts.title(waiting) if waiting else "",
        fingerprint=facts.written(waiting.fingerprint) if waiting else "",
        result=reverse("scoring:month", args=[series.slug, Month.parse(period.month)]),
        **told,
    )


def rule_page(*, form: Form, refusal: str = "") -> RulePage:
    """Show on what basis the province publishes."""
    rows = queries.rules()
    people, blocks = parts.names({row.by for row in rows}), dict(block_options())
    shown = tuple(_rule(row, people[row.by], blocks) for row in rows)
    return RulePage(
        crumbs=parts.crumbs(("Căn cứ công bố", "")),
        form=form,
        refusal=refusal,
        stands=shown[0] if shown else None,
        former=shown[1:],
    )


def _rule(row: PublicationRule, by: str, names: dict[str, str]) -> Rule:
    blocks = ", ".join(names.get(code, code) for code in row.blocks)
    return Rule(
        number=row.basis_number,
        on=row.basis_on,
        issuer=row.basis_issuer,
        shown=row.get_shown_display(),
        blocks=blocks or "mọi khối",
        is_off=row.is_off,
        at=row.at,
        by=by,
    )


def correction_page(
    *,
    correction: Correction,
    user: Any,
    points: PointsForm,
    figure: FigureForm,
    refusal: str = "",
) -> CorrectionPage:
    """Show a correction under work: what was corrected, and the forms for more."""
    period = correction.period
    is_waiting = queries.frozen_now(period=period) is not None
    title = f"Đính chính lần {correction.revision}"
    return CorrectionPage(
        title=f"{title} kết quả {Month.parse(period.month).spoken}",
        crumbs=parts.crumbs(parts.crumb(period), (title, "")),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        correction=correction,
        rows=_rows(correction),
        points=points,
        figure=figure,
        is_waiting=is_waiting,
        may_submit=not is_waiting and access.has(user, Right.MONTHS_SUBMIT),
        # what somebody typed into an old tab is shown again, even where it is refused
        may_write=(not is_waiting or points.is_bound or figure.is_bound)
        and access.has(user, Right.MONTHS_CORRECT),
        refusal=refusal,
    )


def _rows(correction: Correction) -> tuple[Corrected, ...]:
    scheme = scheme_of(correction.period.scheme_version)
    units = {unit.organisation_id: unit.name for unit in periods.expected(period=correction.period)}
    leaves = {leaf.code: leaf.name for leaf in scheme.leaves()}
    inputs = {item.code: item for item in scheme.inputs}
    stands = queries.standing_numbers(period=correction.period)
    points = [
        Corrected(
            "points",
            row.pk,
            units[row.of.organisation_id],
            leaves[row.leaf],
            _points(stands.points(row.of.organisation_id, row.leaf), scheme),
            f"{spoken(row.points, scheme.decimals)} điểm",
            row.reason,
            row.at,
        )
        for row in queries.corrected_points(correction=correction).values()
    ]
    figures = [
        Corrected(
            "figure",
            row.pk,
            units[row.of.organisation_id],
            inputs[row.input_code].name,
            reading.shown(
                inputs[row.input_code],
                *stands.figure(row.of.organisation_id, row.input_code),
            ),
            reading.shown(
                inputs[row.input_code],
                Answer(row.answer),
                None if row.value is None else int(row.value),
            ),
            row.reason,
            row.at,
        )
        for row in queries.corrected_figures(correction=correction).values()
    ]
    return tuple(sorted([*points, *figures], key=lambda one: one.at))


def _points(value: int | None, scheme: Scheme) -> str:
    return "–" if value is None else f"{spoken(value, scheme.decimals)} điểm"
