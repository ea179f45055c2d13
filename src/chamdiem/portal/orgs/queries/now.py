"""Single organisations, names and blocks, as far as we know now."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from chamdiem.portal.orgs.choices import Block, Confidence
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.models import BlockStanding, Jurisdiction, Organisation, Version
from chamdiem.portal.orgs.queries import tree


def one(*, public_id: UUID) -> Organisation | None:
    """Return the organisation of that identity."""
    return Organisation.objects.filter(public_id=public_id).first()


def jurisdiction() -> Organisation | None:
    """Return the root of the jurisdiction this installation serves (địa bàn)."""
    row = Jurisdiction.objects.select_related("organisation").order_by("id").first()
    return None if row is None else row.organisation


def is_ministry() -> bool:
    """Tell whether the jurisdiction is a ministry, whose units are provinces."""
    return Jurisdiction.objects.filter(is_ministry=True).exists()


def is_invented() -> bool:
    """Tell whether the jurisdiction was invented to demonstrate (địa bàn giả định).

    What was ever recorded as invented stays so, whatever is recorded later.
    """
    root = Jurisdiction.objects.values("organisation_id")
    rows = Version.objects.filter(organisation_id__in=root, confidence=Confidence.INVENTED)
    return rows.exists()


def current(*, organisation: Organisation, on: date) -> Version | None:
    """Return the version of an organisation that holds on a day, as known now."""
    return tree.holding(on=on).filter(organisation=organisation).order_by("id").first()


def by_area_code(*, code: str, on: date) -> Node | None:
    """Return who bore the code of an administrative unit on a day (mã đơn vị hành chính)."""
    return tree.first_node(tree.holding(on=on).filter(area_code=code)) if code else None


def by_unit_code(*, code: str, on: date) -> Node | None:
    """Return who is meant by a code in files of figures on a day (mã trong tệp số liệu)."""
    return tree.first_node(tree.holding(on=on).filter(unit_code=code)) if code else None


def bearers(*, on: date) -> Mapping[str, Organisation]:
    """Return who bore which code of an administrative unit on a day."""
    rows = tree.holding(on=on).exclude(area_code="").select_related("organisation")
    return {row.area_code: row.organisation for row in rows.order_by("area_code")}


def names(*, ids: Collection[int], on: date) -> Mapping[int, str]:
    """Return the names of organisations on a day; of one that was not, its nearest name."""
    rows = Version.objects.filter(organisation_id__in=ids, superseded_at=None).order_by(
        "organisation_id", "holds_from"
    )
    found: dict[int, str] = {}
    for identity, name, begins in rows.values_list("organisation_id", "name", "holds_from"):
        if begins <= on or identity not in found:
            found[identity] = name
    return found


def blocks(*, on: date) -> Mapping[Block, bool]:
    """Tell of each block whether it is scored on a day (chấm); unsettled ones are followed."""
    standing = dict.fromkeys(Block, False)
    rows: Iterable[tuple[str, bool]] = (
        BlockStanding.objects.filter(holds_from__lte=on)
        .order_by("holds_from", "recorded_at", "id")
        .values_list("block", "is_scored")
    )
    for block, is_scored in rows:
        standing[Block(block)] = is_scored
    return standing
