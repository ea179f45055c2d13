"""The door to figures of data holders: who gives them, and who says which agency holds which."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import live
from chamdiem.portal.returns.queries import holding
from chamdiem.portal.returns.queries.holding import Holder
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.queries import scheme_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """One input of a month before who gives its figures."""

    period: Period
    item: Input
    holder: Organisation


def own_inputs(*, user: Any, on: date) -> tuple[Holder, ...]:
    """Return the inputs that the agencies of a person hold."""
    units = rights.organisations_where(user=user, right=Right.FIGURES_HOLD, on=on)
    if not units:
        return ()
    return tuple(one for one in holding.holders(on=on).values() if one.organisation_id in units)


def sheet(*, user: Any, month: Month, code: str, on: date) -> Sheet:
    """Return one input of a month to who gives its figures."""
    period = periods.period(month)
    own = {one.input_code: one for one in own_inputs(user=user, on=on)}
    if period is None or code not in own:
        raise Http404
    items = {item.code: item for item in scheme_of(period.scheme_version).inputs}
    if code not in items:
        raise Http404
    holder = orgs.one(public_id=own[code].public_id)
    assert holder is not None  # it was just read
    return Sheet(period, items[code], holder)


def period_of(*, month: Month) -> Period:
    """Return the period of a month that was opened."""
    found = periods.period(month)
    if found is None:
        raise Http404
    return found


def sheets(*, user: Any, month: Month, on: date) -> tuple[Sheet, ...]:
    """Return all inputs of a month whose figures a person gives."""
    period = periods.period(month)
    if period is None:
        raise Http404
    there = {item.code for item in scheme_of(period.scheme_version).inputs}
    own = [one for one in own_inputs(user=user, on=on) if one.input_code in there]
    if not own:
        raise Http404
    return tuple(sheet(user=user, month=month, code=one.input_code, on=on) for one in own)


def assigns(user: Any) -> bool:
    """Tell whether the person says which agency holds which input."""
    return bool(user.has_perm(Right.PERIODS_MOVE))


def inputs_asked() -> tuple[Input, ...]:
    """Return the inputs of the latest month's scheme that units answer."""
    found = periods.periods()
    if not found:
        return ()
    latest = periods.period(found[0].month)
    assert latest is not None
    scheme = scheme_of(latest.scheme_version)
    codes = dict.fromkeys(code for codes in live.fields(scheme).values() for code in codes)
    return tuple(scheme.input(code) for code in codes)


def organisation_chosen(*, key: str) -> Organisation | None:
    """Return the organisation that a form names, None where it names nobody."""
    return orgs.one(public_id=UUID(key)) if key else None
