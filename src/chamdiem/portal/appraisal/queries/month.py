"""A month read whole: what each unit sent last, what data holders gave, which verdicts stand.

As many questions as there are tables, however many units and criteria.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Claim, Given, Loaded, Sent, Standing
from chamdiem.portal.appraisal.models import Verdict, VerifiedFigure
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns import live
from chamdiem.portal.returns.choices import Answer, ReturnState
from chamdiem.portal.returns.models import HolderFigure, Return, Sending, SentFigure, SentLeaf
from chamdiem.portal.schemes.queries import scheme_of

Figures = dict[str, Given]


def loaded(
    *, period: Period, only: Collection[int] | None = None, part: Scheme | None = None
) -> Loaded:
    """Read a month, or of it the units with those organisations, or a part of its scheme, alone."""
    scheme = part or scheme_of(period.scheme_version)
    rows = Expected.objects.filter(period=period, is_scored=True).order_by("position")
    if only is not None:
        rows = rows.filter(organisation_id__in=only)
    expected = list(rows.select_related("organisation", "reviewer"))
    reader = _Reader(period, scheme, only, None if part is None else _Within.of(part))
    return Loaded(period, scheme, tuple(reader.unit(row) for row in expected))


def fields(scheme: Scheme) -> Mapping[str, tuple[str, ...]]:
    """Return the inputs of each criterion that earns points."""
    return scheme.once("appraised-fields", lambda: _fields(scheme))


def users(scheme: Scheme) -> Mapping[str, tuple[str, ...]]:
    """Return the criteria that earn by each input."""
    return scheme.once("appraised-users", lambda: _users(scheme))


def _fields(scheme: Scheme) -> dict[str, tuple[str, ...]]:
    asked = live.fields(scheme)
    return {leaf.code: asked[leaf.code] for leaf in scheme.leaves() if leaf.rule.earns}


def _users(scheme: Scheme) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {item.code: [] for item in scheme.inputs}
    for leaf, codes in fields(scheme).items():
        for code in codes:
            found[code].append(leaf)
    return {code: tuple(leaves) for code, leaves in found.items()}


@dataclass(frozen=True, slots=True)
class _Within:
    """The criteria and inputs of a part of a scheme: of a column nothing else is read."""

    leaves: frozenset[str]
    inputs: frozenset[str]

    @classmethod
    def of(cls, part: Scheme) -> "_Within":
        """Return what a part of a scheme has."""
        return cls(frozenset(fields(part)), frozenset(item.code for item in part.inputs))


class _Reader:
    """The tables of a month, each read once."""

    def __init__(
        self,
        period: Period,
        scheme: Scheme,
        only: Collection[int] | None,
        within: _Within | None,
    ) -> None:
        """Read everything that the units' rows are put together from."""
        self._fields = fields(scheme)
        rows = Return.objects.filter(period=period)
        if only is not None:
            rows = rows.filter(organisation_id__in=only)
        columns = ("organisation_id", "pk", "public_id", "state")
        self._returns = {unit: rest for unit, *rest in rows.order_by("id").values_list(*columns)}
        keys = [found[0] for found in self._returns.values()]
        self._sendings = _sendings(keys)
        sendings = [found[0] for found in self._sendings.values()]
        self._figures = _figures(sendings, within)
        self._claims = _claims(sendings, within)
        self._held = _held(period, only, within)
        self._verdicts = _verdicts(keys, within)

    def unit(self, expected: Expected) -> Sent:
        """Return one expected unit as it stands."""
        held = self._held.get(expected.organisation_id, {})
        found = self._returns.get(expected.organisation_id)
        if found is None:
            return Sent(expected, held=held)
        key, public_id, state = found
        sending, number, fingerprint = self._sendings.get(key, (None, 0, ""))
        claims = self._claims.get(sending, {})
        verdicts = self._verdicts.get(key, {})
        return Sent(
            expected=expected,
            return_id=key,
            public_id=public_id,
            state=ReturnState(state),
            sending_id=sending,
            number=number,
            fingerprint=fingerprint,
            figures=self._figures.get(sending, {}),
            claims=claims,
            held=held,
            standing={
                leaf: stands
                for leaf, several in verdicts.items()
                if leaf in claims
                and (stands := self._standing(several, leaf, claims[leaf], held)) is not None
            },
            latest={leaf: several[-1][0].pk for leaf, several in verdicts.items()},
        )

    def _standing(
        self, several: list[tuple[Standing, str]], leaf: str, claim: Claim, held: Figures
    ) -> Standing | None:
        """Return the latest verdict on just this claim; a holder's later figure reopens it."""
        latest = next((one for one, seen in reversed(several) if seen == claim.digest), None)
        if latest is None or _came_later(latest.at, held, self._fields.get(leaf, ())):
            return None
        return latest


def _came_later(at: datetime, held: Figures, codes: Collection[str]) -> bool:
    found = (held[code].at for code in codes if code in held)
    return any(came is not None and came > at for came in found)


def _sendings(returns: Collection[int]) -> dict[int, tuple[int, int, str]]:
    rows = Sending.objects.filter(of_id__in=returns).order_by("of_id", "number")
    columns = ("of_id", "pk", "number", "fingerprint")
    return {of: (pk, number, print_) for of, pk, number, print_ in rows.values_list(*columns)}


def _figures(sendings: Collection[int], within: _Within | None) -> dict[int | None, Figures]:
    rows = SentFigure.objects.filter(sending_id__in=sendings).order_by("id")
    if within is not None:
        rows = rows.filter(input_code__in=within.inputs)
    found: dict[int | None, Figures] = {}
    for sending, code, answer, value in rows.values_list(
        "sending_id", "input_code", "answer", "value"
    ):
        found.setdefault(sending, {})[code] = Given(_ANSWERS[answer], _whole(value))
    return found


def _claims(
    sendings: Collection[int], within: _Within | None
) -> dict[int | None, dict[str, Claim]]:
    rows = SentLeaf.objects.filter(sending_id__in=sendings).order_by("id")
    if within is not None:
        rows = rows.filter(leaf__in=within.leaves)
    counted = _evidence(sendings, within)
    found: dict[int | None, dict[str, Claim]] = {}
    for pk, sending, leaf, points, words, digest in rows.values_list(
        "pk", "sending_id", "leaf", "points", "text", "digest"
    ):
        claim = Claim(points, words, digest, counted.get(pk, 0))
        found.setdefault(sending, {})[leaf] = claim
    return found


def _evidence(sendings: Collection[int], within: _Within | None) -> dict[int, int]:
    link = SentLeaf.evidence.through
    rows: Any = link.objects.filter(sentleaf__sending_id__in=sendings).order_by()
    if within is not None:
        rows = rows.filter(sentleaf__leaf__in=within.leaves)
    return dict(rows.values("sentleaf_id").annotate(n=Count("id")).values_list("sentleaf_id", "n"))


def _held(
    period: Period, only: Collection[int] | None, within: _Within | None
) -> dict[int, Figures]:
    rows = HolderFigure.objects.filter(period=period).order_by("id")
    if within is not None:
        rows = rows.filter(input_code__in=within.inputs)
    if only is not None:
        rows = rows.filter(organisation_id__in=only)
    found: dict[int, Figures] = {}
    for unit, code, answer, value, source, at in rows.values_list(
        "organisation_id", "input_code", "answer", "value", "source", "at"
    ):
        found.setdefault(unit, {})[code] = Given(_ANSWERS[answer], _whole(value), source, at)
    return found


def _verdicts(
    returns: Collection[int], within: _Within | None
) -> dict[int, dict[str, list[tuple[Standing, str]]]]:
    """Return all verdicts of these returns by criterion, earliest first, each with its claim."""
    verified = _verified(returns)
    rows = Verdict.objects.filter(of_id__in=returns).order_by("id")
    if within is not None:
        rows = rows.filter(leaf__in=within.leaves)
    columns = (
        "of_id", "leaf", "claim", "pk", "settled", "points", "consents", "reason", "at", "by",
    )  # fmt: skip
    found: dict[int, dict[str, list[tuple[Standing, str]]]] = {}
    for of, leaf, claim, pk, settled, points, agreed, reason, at, by in rows.values_list(*columns):
        figures = verified.get(pk, {})
        one = Standing(pk, _SETTLED[settled], points, agreed, reason, at, by, figures)
        found.setdefault(of, {}).setdefault(leaf, []).append((one, claim))
    return found


def _verified(returns: Collection[int]) -> dict[int, Figures]:
    rows = VerifiedFigure.objects.filter(verdict__of_id__in=returns).order_by("id")
    found: dict[int, Figures] = {}
    for verdict, code, answer, value in rows.values_list(
        "verdict_id", "input_code", "answer", "value"
    ):
        found.setdefault(verdict, {})[code] = Given(_ANSWERS[answer], _whole(value))
    return found


_ANSWERS = {int(one): one for one in Answer}
_SETTLED = {str(one): one for one in Settled}


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
