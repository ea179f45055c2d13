"""Words between verifiers and units, criterion by criterion; every round is kept."""

from collections.abc import Collection

from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.facts import Said
from chamdiem.portal.appraisal.models import Message
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.models import Return

_COLUMNS = ("pk", "of_id", "leaf", "kind", "text", "due_at", "at", "by")


def thread(*, of: Return, leaf: str | None = None) -> tuple[Said, ...]:
    """Return what was said of a return, or of one of its criteria, in order; "" is the whole."""
    rows = Message.objects.filter(of=of)
    return _said(rows if leaf is None else rows.filter(leaf=leaf))


def questions(*, period: Period, organisations: Collection[int] | None = None) -> tuple[Said, ...]:
    """Return the questions of a month that nobody answered yet, the most urgent first."""
    rows = Message.objects.filter(of__period=period).exclude(leaf="")
    if organisations is not None:
        rows = rows.filter(of__organisation_id__in=organisations)
    waiting = [one for one in _said(rows) if one.kind is Words.ASK and not one.is_answered]
    return tuple(sorted(waiting, key=lambda one: (str(one.due_at), one.pk)))


def open_question(*, of: Return, leaf: str) -> Said | None:
    """Return the latest question of a criterion that waits for an answer."""
    found = [one for one in thread(of=of, leaf=leaf) if one.kind is Words.ASK]
    return found[-1] if found and not found[-1].is_answered else None


def _said(rows: object) -> tuple[Said, ...]:
    found = list(rows.order_by("id").values_list(*_COLUMNS))  # type: ignore[attr-defined]
    answered = {(of, leaf): pk for pk, of, leaf, kind, *_ in found if kind == Words.ANSWER}
    return tuple(
        Said(pk, of, leaf, Words(kind), words, due_at, at, by, answered.get((of, leaf), 0) > pk)
        for pk, of, leaf, kind, words, due_at, at, by in found
    )
