"""The page of a criterion's evidence: what stands there, what deserves a look, adding more."""

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.files import pages as uploads
from chamdiem.portal.files import queries as files
from chamdiem.portal.files.pages import Uploader
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.returns import checks, queries
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import (
    OPEN_TO_THE_UNIT,
    EvidenceKind,
    LinkState,
    ReturnState,
)
from chamdiem.portal.returns.facts import EvidenceNow
from chamdiem.portal.returns.forms import DocumentForm, FileForm, LinkForm
from chamdiem.portal.returns.models import LinkCheck
from chamdiem.portal.returns.pages import words

FILES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One evidence in words."""

    public_id: UUID
    kind: str
    name: str
    about: str
    link: str
    look: str
    file_id: UUID | None
    valid_until: str
    is_reused: bool
    warnings: tuple[str, ...]
    withdraw_address: str


@dataclass(frozen=True, slots=True)
class Reusable:
    """An evidence of the unit that may serve here too."""

    public_id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The evidence of one criterion."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    leaf: str
    wanted: str
    rows: tuple[Row, ...]
    reusable: tuple[Reusable, ...]
    document: DocumentForm
    link: LinkForm
    file: FileForm
    files: list[tuple[str, str]]
    chosen: list[str]
    upload: Uploader
    may_change: bool
    refusal: str
    back: str


def evidence_page(
    *,
    desk: Desk,
    leaf: Leaf,
    document: DocumentForm | None = None,
    link: LinkForm | None = None,
    file: FileForm | None = None,
    refusal: str = "",
) -> EvidencePage:
    """Return the page of a criterion's evidence."""
    found = desk.sheet.drafted.evidence.get(leaf.code, ())
    is_open = ReturnState(desk.of.state) in OPEN_TO_THE_UNIT
    may_change = is_open and (desk.writes_all or leaf.code in desk.leaves)
    shared, looks = _shared(desk, found), queries.link_checks(evidence=[one.pk for one in found])
    return EvidencePage(
        crumbs=words.crumbs(desk, "Minh chứng"),
        title=f"Minh chứng: {leaf.name}",
        trial=words.trial_words(desk),
        leaf=leaf.code,
        wanted=f"{leaf.evidence} ({checks.demand(leaf).value})",
        rows=tuple(
            _row(desk, one, shared.get(one.sha256, ""), _look(looks.get(one.pk))) for one in found
        ),
        reusable=_reusable(desk, found) if may_change else (),
        document=document or DocumentForm(),
        link=link or LinkForm(),
        file=file or file_form(desk),
        files=_not_here(desk, found) if may_change else [],
        chosen=_chosen(file),
        upload=uploads.uploader(purpose="minh-chung"),
        may_change=may_change,
        refusal=refusal,
        back=f"{words.address(desk)}#t-{leaf.code}",
    )


def file_form(desk: Desk, data: object = None) -> FileForm:
    """Return the form with the files that the person gave and nobody asked to remove."""
    return FileForm(data, files=files_given(desk))


def _chosen(file: FileForm | None) -> list[str]:
    """Return the files that were chosen, to be shown so again where something is wrong."""
    return file.data.getlist("f-file") if file and isinstance(file.data, QueryDict) else []


def files_given(desk: Desk) -> list[tuple[str, str]]:
    """Return the files that the person gave last and nobody asked to remove."""
    given = files.given_by(person=desk.user.public_id, limit=FILES_SHOWN)
    return [(str(one.public_id), one.name) for one in given if one.is_open]


def _not_here(desk: Desk, found: tuple[EvidenceNow, ...]) -> list[tuple[str, str]]:
    here = {str(one.file_id) for one in found}
    return [(key, name) for key, name in files_given(desk) if key not in here]


def _shared(desk: Desk, found: tuple[EvidenceNow, ...]) -> dict[str, str]:
    """Say of each file that others filed the very same one; whom, only to the Department."""
    hashes = [one.sha256 for one in found if one.sha256]
    if not hashes:
        return {}
    units = queries.evidence_shared(of=desk.of, hashes=hashes)
    return {sha256: _also(desk, several) for sha256, several in units.items()}


def _also(desk: Desk, units: tuple[int, ...]) -> str:
    if not desk.sees_others:
        return "Cần kiểm tra: cùng tệp này, một đơn vị khác cũng nộp."
    names = orgs.names(ids=set(units), on=desk.of.period.window_to)
    said = ", ".join(names.get(unit, "đơn vị khác") for unit in units)
    return f"Cần kiểm tra: cùng tệp này cũng do {said} nộp."


def _look(check: LinkCheck | None) -> str:
    """Say what the last look at the page showed; nothing where nobody looked."""
    if check is None:
        return ""
    said = f"{LinkState(check.state).label} (kiểm tra ngày {day_of(check.at):%d/%m/%Y})"
    return f"{said}: {check.why}" if check.why else said


def _row(desk: Desk, one: EvidenceNow, shared: str, look: str) -> Row:
    period = desk.of.period
    found = checks.warnings(one, window_from=period.window_from, window_to=period.window_to)
    return Row(
        public_id=one.public_id,
        kind=str(one.kind.label),
        name=name_of(one),
        about=about(one),
        link=one.link,
        look=look,
        file_id=one.file_id,
        valid_until=f"{one.valid_until:%d/%m/%Y}" if one.valid_until else "",
        is_reused=one.is_reused,
        warnings=(*found, shared) if shared else found,
        withdraw_address=words.address(desk, "withdraw", evidence=one.public_id),
    )


def name_of(one: EvidenceNow) -> str:
    """Name an evidence as lists show it."""
    if one.kind is EvidenceKind.FILE:
        page = f", mở ở trang {one.page}" if one.page else ""
        return f"{one.file_name}{page}"
    return one.number if one.kind is EvidenceKind.DOCUMENT else one.link


def about(one: EvidenceNow) -> str:
    """Say what else is known of it: day, issuer, subject."""
    day = f"ngày {one.issued_on:%d/%m/%Y}" if one.issued_on else ""
    return ", ".join(filter(None, (day, one.issuer, one.subject)))


def _reusable(desk: Desk, here: tuple[EvidenceNow, ...]) -> tuple[Reusable, ...]:
    rows = queries.reusable(of=desk.of, window_from=desk.of.period.window_from)
    known = {tuple(one.fingerprint) for one in here}
    return tuple(
        Reusable(one.public_id, f"{name_of(one)} {about(one)}".strip())
        for one in rows
        if tuple(one.fingerprint) not in known
    )
