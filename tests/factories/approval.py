"""Months on their way to approval: units that sent and were settled, submitted, approved."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from allauth.mfa.models import Authenticator
from django.test import override_settings

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import actions as appraisal
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.approval import actions, queries
from chamdiem.portal.approval.choices import ApprovalWay, Shown
from chamdiem.portal.approval.models import Approved, Frozen, Notice, Opinion, Publication
from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.models import Period, Step
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Run, Series
from chamdiem.seal.signing import FileKey
from tests.factories import months, organisations, people, periods, returns

# After the objections of August 2026 (`returns.APPRAISED_BY`), and the days that follow.
AT = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
SIGNED_AT = datetime(2026, 9, 22, 3, 0, tzinfo=UTC)
TOLD_AT = datetime(2026, 9, 23, 2, 0, tzinfo=UTC)
PUBLIC_AT = datetime(2026, 9, 25, 2, 0, tzinfo=UTC)
NUMBER, ON = "123/QĐ-UBND", date(2026, 9, 22)
SEED = bytes(range(32))


@contextmanager
def keyed(folder: Path) -> Iterator[FileKey]:
    """Let the site have a key to seal with."""
    key, place = FileKey.of_seed(SEED), folder / "seal_key"
    place.touch(mode=0o600)
    place.write_bytes(key.pem)
    with override_settings(SEAL_KEY=str(place)):
        yield key


@dataclass(frozen=True)
class Month:
    """A month that waits to be submitted, with the people who act on it."""

    period: Period
    offices: Sequence[returns.Office]
    department: User
    office: User
    leader: User


def month(
    *cells: tuple[str, str],
    kind: PeriodKind = PeriodKind.OFFICIAL,
    unsent: int = 0,
    **other: object,
) -> Month:
    """Return a month whose units sent those figures and were settled, its objections over."""
    figures = cells or (("8", "10"), ("5", "10"))
    units = [
        organisations.organisation(f"Đơn vị {at}", unit_code=f"U{at}")
        for at in range(1, len(figures) + unsent + 1)
    ]
    period = returns.period(*units, **_official(kind), **other)
    offices = [_sent(period, unit, *cell) for unit, cell in zip(units, figures, strict=False)]
    verifier = people.person(role=Role.OFFICER)
    _step(period, Stage.APPRAISAL, verifier)
    for one in offices:
        _settled(one, verifier)
    _to_objections(period, verifier)
    return Month(
        period,
        offices,
        people.person(role=Role.LEADER),
        people.person(role=Role.PROVINCIAL_OFFICE),
        leader(),
    )


def through_again(of: Month) -> None:
    """Let a month that was sent back come to the end of its objections once more."""
    _to_objections(of.period, of.department)


def _to_objections(period: Period, by: User) -> None:
    for stage in (Stage.PROVISIONAL, Stage.OBJECTION):
        _step(period, stage, by)


def leader(*, has_second_factor: bool = True) -> User:
    """Return a leader of the province who may approve in the site."""
    made = people.person(role=Role.PROVINCIAL_LEADER)
    if has_second_factor:
        Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    return made


def submitted(of: Month, *, at: datetime = AT) -> Frozen:
    """Submit a month."""
    return actions.submit(period=of.period, by=of.department, at=at)


def approved(of: Month, *, at: datetime = SIGNED_AT) -> Approved:
    """Submit a month and have the leader approve it in the site."""
    frozen = queries.frozen_now(period=of.period) or submitted(of)
    return actions.approve(
        period=of.period,
        fingerprint=frozen.fingerprint,
        document_number=NUMBER,
        document_on=ON,
        by=of.leader,
        at=at,
    )


def told(of: Month, *, at: datetime = TOLD_AT) -> Approved:
    """Approve a month and tell the units."""
    made = queries.standing(period=of.period) or approved(of)
    actions.notify(period=of.period, by=of.department, at=at)
    return Approved.objects.select_related("period", "frozen__run").get(pk=made.pk)


def rule(by: User, *, blocks: Sequence[str] = (), shown: Shown = Shown.SCORES) -> None:
    """Enter a basis of publication."""
    actions.set_rule(
        basis_number="9/QĐ-UBND",
        basis_on=date(2026, 9, 1),
        basis_issuer="UBND tỉnh Thử",
        blocks=blocks,
        shown=shown,
        by=by,
        at=AT,
    )


def published(of: Month, **limits: object) -> Approved:
    """Have a month in public, as far as such a rule goes."""
    made = told(of)
    rule(of.department, **limits)
    actions.publish(approved=made, by=of.department, at=PUBLIC_AT)
    made.refresh_from_db()
    return made


def pdf(by: User) -> Stored:
    """Return a signed document as it was kept."""
    return files.store(content=PDF, name="quyet-dinh.pdf", by=by, at=SIGNED_AT)


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def _official(kind: PeriodKind) -> dict[str, object]:
    """Return what an official month needs, after everything it stands on was recorded."""
    if kind is PeriodKind.TRIAL:
        return {}
    periods.confirm()
    act = periods.act()
    return {
        "kind": kind,
        "of": months.activated(months.version()),
        "act_number": act.number,
        "act_issued_on": act.issued_on,
        "act_issuer": act.issuer,
        "act_file": act.file,
    }


def _sent(period: Period, unit: object, done: str, every: str) -> returns.Office:
    made = returns.staffed(period, unit)
    for code, typed in (("done", done), ("all", every)):
        returns.actions.save_cell(
            of=made.of, input_code=code, typed=typed, by=made.officer, at=returns.AT
        )
    made.of.refresh_from_db()
    returns.sent(made)
    return made


def _step(period: Period, to: Stage, by: User) -> None:
    Step.objects.create(
        period=period, from_stage=period.stage, to_stage=to, at=returns.AT, by=by.public_id
    )
    period.refresh_from_db()


def _settled(one: returns.Office, by: User) -> None:
    appraisal.settle(
        of=one.of, leaf="ON_TIME", settled=Settled.LOOKED, seen=None, by=by, at=returns.AT
    )


def documents(period: Period, stage: Stage, *, by: User, at: datetime) -> bool:
    """Add the bare document on which a step to a stage stands; tell whether it has one."""
    match stage:
        case Stage.SUBMITTED:
            _bare_submission(period, by, at)
        case Stage.APPROVED:
            _bare_approval(period, by, at)
        case Stage.NOTIFIED:
            made = Approved.objects.get(period=period)
            Notice.objects.create(approved=made, at=at, by=by.public_id)
        case Stage.PUBLISHED:
            _bare_publication(period, by, at)
        case _:
            return False
    return True


def opinion(period: Period, *, by: User, at: datetime) -> Opinion:
    """Add the bare opinion on which a sending back stands."""
    last = Frozen.objects.filter(period=period).latest("number")
    return Opinion.objects.create(frozen=last, text="Xem lại", at=at, by=by.public_id)


def _bare_submission(period: Period, by: User, at: datetime) -> None:
    series = Series.objects.filter(kind=SeriesKind.PROVINCE).order_by("pk")[0]
    number = Frozen.objects.filter(period=period).count() + 1
    run = Run.objects.create(
        series=series,
        month=period.month,
        number=number,
        scheme_version=period.scheme_version,
        scored_at=at,
        scored_by=by.public_id,
    )
    Frozen.objects.create(
        period=period, number=number, run=run, fingerprint="0" * 64, at=at, by=by.public_id
    )


def _bare_publication(period: Period, by: User, at: datetime) -> None:
    made = Approved.objects.get(period=period)
    rule(by)
    Publication.objects.create(
        approved=made, rule=queries.rule(), at=at + timedelta(days=2), by=by.public_id
    )


def _bare_approval(period: Period, by: User, at: datetime) -> None:
    frozen = Frozen.objects.filter(period=period).latest("number")
    scoring.seal(run=frozen.run, number=NUMBER, on=at.date(), by=by, at=at)
    Approved.objects.create(
        period=period,
        frozen=frozen,
        way=ApprovalWay.SITE,
        document_number=NUMBER,
        document_on=at.date(),
        signer=by.public_id,
        seal=b"{}",
        seal_digest=hashlib.sha256(b"{}").hexdigest(),
        at=at,
        by=by.public_id,
    )
