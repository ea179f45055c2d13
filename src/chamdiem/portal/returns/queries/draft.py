"""The draft of a return, in as many questions as it has tables, however many rows."""

from collections.abc import Collection, Mapping
from uuid import UUID

from chamdiem.engine.scheme import Scheme
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer, EvidenceKind, ReturnState
from chamdiem.portal.returns.facts import (
    CellNow,
    Drafted,
    EvidenceNow,
    Moved,
    PartNow,
    RemarkNow,
    SentNow,
)
from chamdiem.portal.returns.models import (
    Cell,
    Evidence,
    Part,
    Remark,
    Return,
    ReturnStep,
    Sending,
    SentFigure,
    SentLeaf,
)
from chamdiem.portal.schemes.queries import scheme_of


def of_month(*, period: Period, organisation: Organisation) -> Return | None:
    """Return the return of a unit in a period, None before it was opened."""
    rows = Return.objects.filter(period=period, organisation=organisation)
    return rows.select_related("lead").first()


def drafted(*, of: Return) -> Drafted:
    """Return the whole draft; of a return that was not opened yet, an empty one."""
    if of._state.adding:
        return Drafted()
    return Drafted(_cells(of), _remarks(of), _evidence(of), _parts(of))


def sent_last(*, of: Return) -> Sending | None:
    """Return the latest sending of a return."""
    if of._state.adding:
        return None
    rows = Sending.objects.filter(of=of).select_related("signed_copy")
    return rows.order_by("-number").first()


def sent_before(*, of: Return) -> tuple[str, Mapping[str, SentNow]]:
    """Return the month and the figures that the unit sent last before this period."""
    rows = Sending.objects.filter(
        of__organisation_id=of.organisation_id, of__period__month__lt=of.period.month
    )
    last = (
        rows.select_related("of__period__scheme_version")
        .order_by("-of__period__month", "-number")
        .first()
    )
    if last is None:
        return "", {}
    alike = _alike(scheme_of(last.of.period.scheme_version), scheme_of(of.period.scheme_version))
    figures = figures_of(last)
    return last.of.period.month, {code: figures[code] for code in figures if code in alike}


def words_before(*, of: Return) -> Mapping[str, str]:
    """Return what the unit wrote to each criterion in the last sending before this period."""
    rows = SentLeaf.objects.filter(
        sending__of__organisation_id=of.organisation_id,
        sending__of__period__month__lt=of.period.month,
    )
    last = rows.order_by("-sending__of__period__month", "-sending__number").first()
    if last is None:
        return {}
    found = SentLeaf.objects.filter(sending_id=last.sending_id).exclude(text="")
    return dict(found.order_by("leaf").values_list("leaf", "text"))


def _alike(before: Scheme, now: Scheme) -> set[str]:
    """Return the inputs that mean the same number in both versions."""
    kinds = {item.code: (item.measure, item.decimals) for item in before.inputs}
    return {
        item.code for item in now.inputs if kinds.get(item.code) == (item.measure, item.decimals)
    }


def figures_of(sending: Sending) -> dict[str, SentNow]:
    """Return the figures of a sending by code."""
    rows = SentFigure.objects.filter(sending=sending).order_by("input_code")
    columns = rows.values_list("input_code", "pk", "answer", "value")
    return {code: SentNow(pk, Answer(answer), _whole(value)) for code, pk, answer, value in columns}


def steps(*, of: Return) -> tuple[Moved, ...]:
    """Return the steps a return made, earliest first."""
    rows = ReturnStep.objects.filter(of_id=of.pk or 0).order_by("id")
    return tuple(
        Moved(ReturnState(row.from_state), ReturnState(row.to_state), row.note, row.at, row.by)
        for row in rows
    )


def evidence_shared(*, of: Return, hashes: Collection[str]) -> Mapping[str, tuple[int, ...]]:
    """Return for each file the other units that filed the very same one (mã băm)."""
    rows = Evidence.objects.filter(file__sha256__in=hashes, withdrawn_at=None)
    others = rows.exclude(of__organisation_id=of.organisation_id)
    found: dict[str, list[int]] = {}
    pairs = others.values_list("file__sha256", "of__organisation_id").distinct()
    for sha256, unit in pairs.order_by("file__sha256", "of__organisation_id"):
        found.setdefault(sha256, []).append(unit)
    return {sha256: tuple(units) for sha256, units in found.items()}


def _cells(of: Return) -> dict[str, CellNow]:
    return {row.input_code: cell_now(row) for row in Cell.objects.filter(of=of)}


def cell_now(row: Cell) -> CellNow:
    """Return a cell as a plain value."""
    value = _whole(row.value)
    return CellNow(
        Answer(row.answer), value, row.typed, row.version, row.at, row.by, row.carried_from
    )


def _remarks(of: Return) -> dict[str, RemarkNow]:
    columns = ("leaf", "text", "version", "at", "by", "carried_from")
    rows = Remark.objects.filter(of=of).values_list(*columns)
    return {leaf: RemarkNow(*rest) for leaf, *rest in rows}


def _parts(of: Return) -> dict[str, PartNow]:
    columns = ("node", "person_id", "person__public_id", "due_at", "done_at")
    rows = Part.objects.filter(of=of).order_by("node").values_list(*columns)
    return {node: PartNow(node, *rest) for node, *rest in rows}


def _evidence(of: Return) -> dict[str, tuple[EvidenceNow, ...]]:
    rows = Evidence.objects.filter(of=of, withdrawn_at=None).select_related("file")
    found: dict[str, list[EvidenceNow]] = {}
    for row in rows.order_by("leaf", "id"):
        found.setdefault(row.leaf, []).append(evidence_now(row))
    return {leaf: tuple(several) for leaf, several in found.items()}


def evidence_now(row: Evidence) -> EvidenceNow:
    """Return an evidence as a plain value."""
    file = row.file
    identity: UUID | None = file.public_id if file else None
    return EvidenceNow(
        pk=row.pk,
        public_id=row.public_id,
        leaf=row.leaf,
        kind=EvidenceKind(row.kind),
        file_name=file.name if file else "",
        sha256=file.sha256 if file else "",
        file_id=identity,
        page=row.page,
        number=row.number,
        issued_on=row.issued_on,
        issuer=row.issuer,
        subject=row.subject,
        link=row.link,
        valid_until=row.valid_until,
        is_reused=row.reuse_of_id is not None,
        at=row.at,
        by=row.by,
    )


def _whole(value: object) -> int | None:
    return None if value is None else int(value)  # type: ignore[call-overload]
