"""The colleagues to whom a section can be given, and evidence that can be used again."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.returns.facts import EvidenceNow
from chamdiem.portal.returns.models import Evidence, Return
from chamdiem.portal.returns.queries.draft import evidence_now
from chamdiem.portal.rights.roles import Role

FILLING = (Role.UNIT_OFFICER, Role.PART_EDITOR)
MOST = 50


def colleagues(*, organisation_id: int) -> tuple[tuple[UUID, str], ...]:
    """Return who fills returns of a unit by a role given there, by name."""
    rows = User.objects.filter(
        is_active=True,
        erased_at=None,
        grants__organisation_id=organisation_id,
        grants__role__in=FILLING,
        grants__withdrawn_at=None,
    ).distinct()
    found = rows.order_by("pk").values_list("public_id", "display_name")
    return tuple(sorted(found, key=lambda one: text.collation_key(one[1])))


def reusable(*, of: Return, window_from: date) -> tuple[EvidenceNow, ...]:
    """Return the unit's evidence of other criteria and months that is still in force."""
    valid = Q(valid_until=None) | Q(valid_until__gte=window_from)
    rows = Evidence.objects.filter(
        valid, of__organisation_id=of.organisation_id, withdrawn_at=None
    ).filter(Q(file=None) | Q(file__removed_at=None))
    found: dict[tuple[object, ...], EvidenceNow] = {}
    for row in rows.select_related("file").order_by("-at", "-id")[: MOST * 4]:
        one = evidence_now(row)
        found.setdefault(tuple(one.fingerprint), one)
    return tuple(found.values())[:MOST]
