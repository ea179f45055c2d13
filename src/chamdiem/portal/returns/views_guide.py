"""From a criterion of a return to its guidance; the form names the shortest address there is."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.returns import access


@signed_in
@require_safe
def guide(request: HttpRequest, month: Month, organisation: UUID, leaf: str) -> HttpResponse:
    """Lead to the guidance of a criterion (hướng dẫn), which names what came after the month."""
    on = day_of(timezone.now())
    desk = access.desk(user=request.user, month=month, public_id=organisation, on=on)
    criterion = access.leaf_of(desk=desk, code=leaf)
    version = desk.of.period.scheme_version
    where = [version.scheme_id, version.version, criterion.code]
    return redirect(f"{reverse('guidance:leaf', args=where)}?{urlencode({'ky': str(month)})}")
