"""The tasks given from a document, on the document's own page."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common import moments
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.directives.panels import Line, Panel
from chamdiem.portal.tasks import access, queries
from chamdiem.portal.tasks.pages.words import light, remaining


def panel(*, directive: Directive, user: Any, at: datetime) -> Panel:
    """Show the tasks of a document that the person sees."""
    filters = queries.Filters(
        directive_id=directive.pk, only=access.only(user=user, on=moments.day_of(at))
    )
    lines = tuple(
        Line(
            one.title,
            reverse("tasks:one", args=[one.public_id]),
            f"{one.lead}, {remaining(one)}",
            light(one),
        )
        for one in queries.listed(filters=filters, at=at)
    )
    gives = access.gives(user)
    waiting = len(directives.to_review(directive=directive)[2]) if gives else 0
    if waiting:
        review = reverse("tasks:review", args=[directive.public_id])
        note = f"còn {waiting} đề xuất chờ quyết định"
        lines = (Line("Xem bản đọc", review, note), *lines)
    return Panel(
        code="nhiem-vu",
        title="Nhiệm vụ từ văn bản",
        hint="Chưa giao nhiệm vụ nào từ văn bản này.",
        lines=lines,
        button="Giao nhiệm vụ" if gives else "",
        address=reverse("tasks:give", args=[directive.public_id]) if gives else "",
    )
