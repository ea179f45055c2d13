"""How states of inspections look: word, tone and icon together, never colour alone."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.inspections.choices import Outcome, Remedying, Severity, State
from chamdiem.portal.inspections.facts import Told
from chamdiem.portal.orgs import queries as orgs

Light = tuple[str, str, str]
HOME = Crumb("Trang đầu", "/")
TITLE = "Kiểm tra"
ERASED = "người đã xoá thông tin"
STATES = {
    State.PLANNED: ("", "calendar"),
    State.UNDER_WAY: ("fair", "search"),
    State.RECORDED: ("fair", "check"),
    State.REMEDYING: ("warn", "alert-triangle"),
    State.CLOSED: ("good", "circle-check"),
    State.CANCELLED: ("", "minus"),
}
REMEDYING = {
    Remedying.OPEN: ("warn", "alert-triangle"),
    Remedying.LATE: ("bad", "alert-circle"),
    Remedying.WAITING: ("fair", "check"),
    Remedying.CLOSED: ("good", "circle-check"),
    Remedying.WITHDRAWN: ("", "minus"),
}
OUTCOMES = {
    Outcome.MET: ("good", "circle-check"),
    Outcome.UNMET: ("bad", "alert-circle"),
    Outcome.UNCHECKED: ("", "minus"),
}
SEVERITIES = {
    Severity.LIGHT: ("", "info-circle"),
    Severity.MEDIUM: ("warn", "alert-triangle"),
    Severity.HEAVY: ("bad", "alert-circle"),
}


def crumbs(*more: tuple[str, str]) -> tuple[Crumb, ...]:
    """Return the way back over the list."""
    return (HOME, Crumb(TITLE, reverse("inspections:list")), *(Crumb(*each) for each in more))


def light(one: Told) -> Light:
    """Return word, tone and icon of where an inspection stands, with what is overdue."""
    tone, icon = STATES[one.state]
    word = str(one.state.label)
    if one.state is State.REMEDYING and one.late:
        return f"{word} ({one.late} quá hạn)", "bad", "alert-circle"
    return word, tone, icon


def remedying(state: Remedying) -> Light:
    """Return word, tone and icon of how far a finding is."""
    return str(state.label), *REMEDYING[state]


def outcome(found: Outcome | None) -> Light:
    """Return word, tone and icon of what was found at an item."""
    return (str(found.label), *OUTCOMES[found]) if found else ("Chưa ghi", "", "minus")


def severity(grave: Severity) -> Light:
    """Return word, tone and icon of how grave a finding is."""
    return str(grave.label), *SEVERITIES[grave]


def days(first: date, last: date) -> str:
    """Say the days of an inspection."""
    if first == last:
        return f"ngày {first:%d/%m/%Y}"
    return f"từ {first:%d/%m/%Y} đến hết {last:%d/%m/%Y}"


def unit_options(*, on: date) -> Sequence[tuple[str, str]]:
    """Return every organisation of a day that can be inspected, in the order of the tree."""
    nodes = orgs.tree(on=on)
    return [(str(node.public_id), node.name) for node in nodes if node.parent_id is not None]
