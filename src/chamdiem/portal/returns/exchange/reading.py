"""A file that came in, read in a child process and held against the return it is for."""

from collections.abc import Iterator

from chamdiem.formats.child import read_return_outside
from chamdiem.formats.problems import Place, Problem, Refused, refuse
from chamdiem.formats.returns import Asked, Layout, LoadedReturn, facts
from chamdiem.formats.texts import fold, quoted
from chamdiem.portal.returns.facts import MappingNow
from chamdiem.portal.returns.sheet import Sheet


def asked(sheet: Sheet) -> Asked:
    """Return what the return asks, as its file is read."""
    codes = dict.fromkeys(code for codes in sheet.fields.values() for code in codes)
    return Asked(
        {code: sheet.scheme.input(code) for code in codes},
        {leaf.code: leaf.name for leaf in sheet.scheme.leaves()},
    )


def read(source: bytes, name: str, *, sheet: Sheet, mapping: MappingNow | None) -> LoadedReturn:
    """Read a stranger's file; raise Refused where it is for another unit, month or scheme."""
    loaded = read_return_outside(source, name, asked=asked(sheet), layout=_layout(mapping))
    if foreign := list(_foreign(loaded, name, sheet)):
        raise Refused(foreign)
    return loaded


def unknown_file(name: str) -> Refused:
    """Refuse a foreign file of somebody who may not say how it is read."""
    return refuse(
        Place(name),
        "Tệp không theo mẫu Excel của phiếu này",
        "tệp tải từ phiếu này, hoặc một ánh xạ cột đã lưu",
        "Tải tệp Excel của phiếu rồi chép số liệu sang; hoặc nhờ người phụ trách phiếu lưu "
        "ánh xạ cột cho loại tệp này",
        rule="not-ours",
    )


def _layout(mapping: MappingNow | None) -> Layout | None:
    if mapping is None:
        return None
    return Layout(
        mapping.sheet,
        mapping.header_row,
        mapping.label_column,
        mapping.value_column,
        {fold(label): code for label, code in mapping.codes},
    )


def _foreign(loaded: LoadedReturn, name: str, sheet: Sheet) -> Iterator[Problem]:
    """Tell of a file that says to be of another month, unit or scheme."""
    own = (
        (facts.MONTH, str(sheet.month), "kỳ"),
        (facts.UNIT, sheet.unit.code, "mã đơn vị"),
        (facts.SCHEME, sheet.scheme_digest, "mã băm bộ tiêu chí"),
    )
    for key, expected, words in own:
        found = loaded.about.get(key, "")
        if found and found != expected:
            yield Problem(
                Place(name, sheet=facts.ABOUT),
                f"Tệp ghi {words} {quoted(found)}",
                f"{words} {quoted(expected)} của phiếu này",
                "Mở đúng phiếu của tệp, hoặc tải lại tệp Excel từ phiếu này rồi chép số liệu sang",
                rule="other-return",
            )
