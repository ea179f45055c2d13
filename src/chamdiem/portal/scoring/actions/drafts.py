"""The dry run: open it, keep what it shows, or throw it away."""

from datetime import datetime

from django.db import transaction

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.schemes import actions as schemes
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.actions import runs
from chamdiem.portal.scoring.actions.runs import OfAPeriod
from chamdiem.portal.scoring.models import Draft, Run, Series
from chamdiem.portal.scoring.outside import Brought, Found, read


class AlreadyDecided(Exception):
    """Raise when a draft has been kept or thrown away in the meantime."""


def open_draft(*, series: Series, month: Month, brought: Brought, by: User, at: datetime) -> Draft:
    """Check what was brought and keep it as a draft; a wrong file is refused whole."""
    found = read(brought, month)
    if found.loaded_scheme is not None:
        schemes.require_addable(loaded=found.loaded_scheme)
    with transaction.atomic():
        draft = Draft.objects.create(
            series=series, month=str(month), at=at, by=by.public_id, **brought.columns()
        )
        _record("scoring.draft.opened", draft, by, at)
    return draft


def keep(*, draft: Draft, by: User, at: datetime) -> Run:
    """Keep a draft (Giữ lại): the scheme enters the list, the month is scored and stored."""
    _require_no_period(draft)
    brought = Brought.of(draft)
    found = read(brought, Month.parse(draft.month))
    with transaction.atomic():
        _claim(draft)
        run = runs.score(
            series=draft.series,
            version=_version(brought, found, by, at),
            loaded=found.figures,
            file_name=brought.figures.name,
            by=by,
            at=at,
        )
        _record("scoring.draft.kept", draft, by, at)
        Draft.objects.filter(pk=draft.pk).delete()
    return run


def _require_no_period(draft: Draft) -> None:
    """Refuse to keep a file's month where the returns of the units make it."""
    if queries.has_period(series=draft.series, month=draft.month):
        month = Month.parse(draft.month).spoken
        raise OfAPeriod(
            f"{month.capitalize()} chấm theo kỳ: kết quả lập từ phiếu của các đơn vị và qua phê "
            "duyệt, không giữ lại từ tệp. Bản chấm thử này xem được, rồi bỏ đi."
        )


@transaction.atomic
def discard(*, draft: Draft, by: User, at: datetime) -> None:
    """Throw a draft away (Bỏ đi); nothing of it was ever scored officially."""
    _claim(draft)
    _record("scoring.draft.discarded", draft, by, at)
    Draft.objects.filter(pk=draft.pk).delete()


def _record(verb: str, draft: Draft, by: User, at: datetime) -> None:
    """Add the act's entry: of which month the draft is."""
    audit.record(
        verb=verb,
        actor=by.opaque_id,
        subject=draft,
        at=at,
        series=draft.series.slug,
        month=draft.month,
    )


def _claim(draft: Draft) -> None:
    """Lock the draft, so that of two decisions at once only one is made."""
    if not Draft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise AlreadyDecided("Bản chấm thử này đã được giữ lại hoặc bỏ đi ở một cửa sổ khác.")


def _version(brought: Brought, found: Found, by: User, at: datetime) -> SchemeVersion:
    """Return the version the draft names, or add the one it brings."""
    if brought.version is not None:
        return brought.version
    if found.loaded_scheme is None or brought.scheme is None:
        raise ValueError("a draft names its scheme or brings it")
    return schemes.add(loaded=found.loaded_scheme, file_name=brought.scheme.name, by=by, at=at)
