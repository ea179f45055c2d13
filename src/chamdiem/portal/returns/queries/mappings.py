"""The column mappings that a unit saved."""

from chamdiem.portal.returns.facts import MappingNow
from chamdiem.portal.returns.models import ColumnMapping


def mappings(*, organisation_id: int) -> tuple[MappingNow, ...]:
    """Return the mappings of a unit that are in use, by name."""
    rows = ColumnMapping.objects.filter(organisation_id=organisation_id, withdrawn_at=None)
    return tuple(mapping_now(row) for row in rows.order_by("name", "id"))


def mapping_now(row: ColumnMapping) -> MappingNow:
    """Return a mapping as a plain value."""
    codes = tuple((str(label), str(code)) for label, code in row.codes)
    return MappingNow(
        public_id=row.public_id,
        name=row.name,
        sheet=row.sheet,
        header_row=row.header_row,
        label_column=row.label_column,
        value_column=row.value_column,
        codes=codes,
        version=row.version,
        at=row.at,
        by=row.by,
    )
