"""The pages on which a signed document brings a return: the signed PDF, the paper entered for it.

Both say plainly that the fingerprint is compared and the signature in the file is not verified.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common.fields import DayField
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.files import pages as files
from chamdiem.portal.files.pages import Uploader
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.returns import checks, printing, queries
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.checks import Problem
from chamdiem.portal.returns.choices import Capacity
from chamdiem.portal.returns.forms import PaperForm, SignedForm
from chamdiem.portal.returns.models import PaperEntry
from chamdiem.portal.returns.pages import sending, words
from chamdiem.portal.returns.pages.evidence import files_given

NOT_VERIFIED = "Hệ thống đối chiếu dấu vân, chưa kiểm tra chữ ký số trong tệp."


@dataclass(frozen=True, slots=True)
class SignedPage:
    """The page on which the signed PDF is handed in (gửi bản ký)."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    form: SignedForm
    files: Sequence[tuple[str, str]]
    chosen: str
    upload: Uploader
    problems: tuple[Problem, ...]
    groups: Sequence[str]
    print_address: str
    back: str
    deadline: Deadline | None
    told: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is being entered, in words."""

    document: str
    signer: str
    capacity: str
    arrived_at: datetime
    scan: UUID
    scan_name: str
    note: str
    is_entered: bool
    entered_by: str
    may_check: bool


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The page on which a return is entered from paper (nhập thay)."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    form: PaperForm
    files: Sequence[tuple[str, str]]
    chosen: str
    upload: Uploader
    paper: Paper | None
    lines: tuple[sending.Line, ...]
    total: str
    problems: tuple[Problem, ...]
    fingerprint: str
    back: str
    refusal: str


def signed_form(desk: Desk, data: Any = None, *, at: datetime) -> SignedForm:
    """Return the form with the person's files and who signs for the unit on the day given."""
    return SignedForm(data, files=files_given(desk), signers=_signers(desk, data, at))


def paper_form(desk: Desk, data: Any = None, *, at: datetime) -> PaperForm:
    """Return the form of a paper with the person's files and the unit's signers."""
    return PaperForm(data, files=files_given(desk), signers=_signers(desk, data, at))


def signed_page(*, desk: Desk, at: datetime, form: SignedForm, refusal: str = "") -> SignedPage:
    """Return the page on which the signed PDF is handed in."""
    sheet = desk.sheet
    due = queries.due(of=desk.of, is_supplement=queries.sent_last(of=desk.of) is not None)
    return SignedPage(
        crumbs=words.crumbs(desk, "Gửi bản ký số"),
        title=f"Gửi bản ký số của phiếu {sheet.month.spoken}",
        trial=words.trial_words(desk),
        form=form,
        files=files_given(desk),
        chosen=str(form.data.get("file", "")),
        upload=files.uploader(purpose="minh-chung"),
        problems=checks.problems(sheet),
        groups=printing.groups(sheet.fingerprint),
        print_address=words.address(desk, "printed"),
        back=words.address(desk),
        deadline=calendar.reckoning(at=at).deadline(due.instant) if due.instant else None,
        told=NOT_VERIFIED,
        refusal=refusal,
    )


def paper_page(*, desk: Desk, form: PaperForm, refusal: str = "") -> PaperPage:
    """Return the page of the paper of a unit: taking it in, entering, checking."""
    sheet, paper = desk.sheet, queries.open_paper(of=desk.of)
    leaves = sheet.scheme.leaves() if paper and paper.entered_by else ()
    return PaperPage(
        crumbs=words.crumbs(desk, "Nhập thay"),
        title=f"Nhập thay phiếu {sheet.month.spoken}: {sheet.unit.name}",
        trial=words.trial_words(desk),
        form=form,
        files=files_given(desk),
        chosen=str(form.data.get("file", "")),
        upload=files.uploader(purpose="minh-chung"),
        paper=_paper(desk, paper) if paper else None,
        lines=tuple(sending.line(desk, leaf.code, leaf.name) for leaf in leaves),
        total=words.total(sheet),
        problems=checks.problems(sheet) if paper else (),
        fingerprint=sheet.fingerprint,
        back=words.address(desk),
        refusal=refusal,
    )


def _paper(desk: Desk, paper: PaperEntry) -> Paper:
    people = accounts.display_names({one for one in (paper.signer, paper.entered_by) if one})
    entered = paper.entered_by
    return Paper(
        document=f"{paper.document_number} ngày {paper.document_on:%d/%m/%Y}",
        signer=people.get(paper.signer, words.ERASED),
        capacity=str(Capacity(paper.capacity).label),
        arrived_at=paper.arrived_at,
        scan=paper.scan.public_id,
        scan_name=paper.scan.name,
        note=paper.note,
        is_entered=entered is not None,
        entered_by=people.get(entered, words.ERASED) if entered else "",
        may_check=entered is not None and entered != desk.user.public_id,
    )


def _signers(desk: Desk, data: Mapping[str, Any] | None, at: datetime) -> list[tuple[str, str]]:
    """Return who signs for the unit on the day that was filled in, today where none was."""
    on = _day(str((data or {}).get("on", ""))) or day_of(at)
    held = posts.signers(organisation=desk.of.organisation, on=on)
    return [(str(one.person.id), f"{one.person.name}, {one.title}") for one in held]


def _day(written: str) -> date | None:
    try:
        day: date = DayField().clean(written)
    except forms.ValidationError:
        return None
    return day
