"""The component of a deadline: traffic light with its word, the day, and doubts."""

from typing import Any

from django import template

from chamdiem.portal.calendar.deadlines import Deadline

register = template.Library()


@register.inclusion_tag("calendar/_deadline.html")
def deadline(value: Deadline) -> dict[str, Any]:
    """Show a deadline: word, icon, what is left, and that days or the clock are unsure."""
    return {"deadline": value}
