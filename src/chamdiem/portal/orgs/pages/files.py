"""The organisations of a day as a file to take away, which the import reads back unchanged."""

from chamdiem.formats import organisations
from chamdiem.portal.orgs import queries, sheets
from chamdiem.portal.orgs.pages.span import Span

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def exported(*, span: Span, kind: str) -> tuple[bytes, str, str]:
    """Return content, kind and name of the file of a day, as known then."""
    begins = {each.version_id: each.holds_from for each in queries.register()}
    lines = sheets.lines(queries.tree(on=span.on, known_at=span.known_at), begins)
    name = f"co-quan-{span.on:%Y-%m-%d}.{kind}"
    if kind == "csv":
        return organisations.as_csv(lines, sheets.WORDS, span.on), CSV, name
    return organisations.as_xlsx(lines, sheets.WORDS, span.on), XLSX, name


def blank() -> tuple[bytes, str, str]:
    """Return the workbook in which organisations are filled in (mẫu)."""
    return organisations.template(sheets.WORDS), XLSX, "mau-co-quan.xlsx"
