"""What may be settled without a look: by figures of the holder, or unchanged and still proved."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Count, Q

from chamdiem.portal.appraisal.choices import Alarm, Rule, Settled
from chamdiem.portal.appraisal.facts import Before, ByRule, Loaded, Place, Sent, Whole
from chamdiem.portal.appraisal.queries import comparing, gathering, month
from chamdiem.portal.appraisal.queries.former import before
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer, ReturnState
from chamdiem.portal.returns.models import Cell, SentLeaf

_DONE = (ReturnState.APPRAISED, ReturnState.APPROVED)
_CHANGED = (Settled.FIGURES, Settled.POINTS)
Carried = Mapping[int, Mapping[str, str]]


def by_rule(*, period: Period) -> tuple[ByRule, ...]:
    """Return every criterion that may be settled without a look, in the month's order."""
    return accepted(gathering.whole(period=period))


def accepted(whole: Whole) -> tuple[ByRule, ...]:
    """Return the same of a month that was read."""
    doubtful = {
        (one.return_id, one.leaf) for one in comparing.warn(whole) if one.alarm is not Alarm.CONSENT
    }
    told = _Told(whole.loaded)
    return tuple(
        found
        for unit in whole.loaded.units
        if unit.state == ReturnState.SENT and unit.is_sent
        for leaf in month.fields(whole.loaded.scheme)
        if leaf not in unit.standing
        and (unit.return_id, leaf) not in doubtful
        and (found := told.rule(unit, leaf)) is not None
    )


class _Told:
    """What the rules ask beside the figures: what was carried over, what evidence still holds."""

    def __init__(self, loaded: Loaded) -> None:
        """Read it for a whole month."""
        self._fields = month.fields(loaded.scheme)
        self._required = {
            leaf.code: frozenset(leaf.rule.required) for leaf in loaded.scheme.leaves()
        }
        keys = [unit.return_id for unit in loaded.units if unit.return_id is not None]
        sendings = [unit.sending_id for unit in loaded.units if unit.sending_id is not None]
        self._carried = _carried(keys)
        self._proved = _proved(sendings, loaded.period)
        units = [unit.expected.organisation_id for unit in loaded.units]
        self._before = before(period=loaded.period, organisations=units)

    def rule(self, unit: Sent, leaf: str) -> ByRule | None:
        """Return by which rule a criterion is settled without a look, None by none."""
        if leaf not in unit.claims:
            return None
        if (rule := self._by_holder(unit, leaf)) is not None:
            return ByRule(unit, leaf, rule, True if rule is Rule.NOTHING_AROSE else None)
        return ByRule(unit, leaf, Rule.CARRIED, None) if self._is_carried(unit, leaf) else None

    def _by_holder(self, unit: Sent, leaf: str) -> Rule | None:
        """Return the rule where all that counts is the holder's and the unit says the same."""
        asked = [code for code in self._fields[leaf] if code in unit.figures or code in unit.held]
        if not asked or not self._required[leaf] <= set(asked):
            return None
        if not all(_agrees(unit, code) for code in asked):
            return None
        answers = {unit.held[code].answer for code in asked}
        if answers == {Answer.VALUE}:
            return Rule.HOLDER
        nothing = answers <= {Answer.VALUE, Answer.NOTHING_AROSE}
        return Rule.NOTHING_AROSE if nothing else None

    def _is_carried(self, unit: Sent, leaf: str) -> bool:
        """Tell whether a value that was upheld last month came unchanged, its evidence valid."""
        last = self._before.get(unit.expected.organisation_id)
        if last is None or not _was_upheld(last, leaf) or unit.return_id is None:
            return False
        if (unit.sending_id, leaf) not in self._proved:
            return False
        asked = [code for code in self._fields[leaf] if code in unit.figures]
        carried = self._carried.get(unit.return_id, {})
        return bool(asked) and all(
            unit.figures[code].answer is Answer.VALUE and carried.get(code) == last.month
            for code in asked
        )


def _agrees(unit: Sent, code: str) -> bool:
    held, own = unit.held.get(code), unit.figures.get(code)
    return held is not None and (own is None or held.says(own))


def _was_upheld(last: Before, leaf: str) -> bool:
    settled = last.settled.get(leaf)
    return last.state in _DONE and settled is not None and settled not in _CHANGED


def _carried(returns: Collection[int]) -> Carried:
    """Return by return the cells that were carried over and not touched since, with the month."""
    rows = Cell.objects.filter(of_id__in=returns).exclude(carried_from="").order_by("id")
    found: dict[int, dict[str, str]] = {}
    for of, code, came in rows.values_list("of_id", "input_code", "carried_from"):
        found.setdefault(of, {})[code] = came
    return found


def _proved(sendings: Collection[int], period: Period) -> frozenset[Place]:
    """Return the criteria with evidence of which every piece says that it still holds."""
    link: Any = SentLeaf.evidence.through
    valid = Q(evidence__valid_until__gte=period.window_from)
    rows = link.objects.filter(sentleaf__sending_id__in=sendings).order_by()
    counted = rows.values("sentleaf__sending_id", "sentleaf__leaf").annotate(
        every=Count("id"), valid=Count("id", filter=valid)
    )
    return frozenset(_all_valid(counted))


def _all_valid(rows: Any) -> Iterator[Place]:
    for row in rows:
        if row["every"] == row["valid"]:
            yield row["sentleaf__sending_id"], row["sentleaf__leaf"]
