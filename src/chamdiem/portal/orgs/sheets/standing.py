"""Whether what a file wants can stand: days in order, parents there, no circle, codes free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chamdiem.formats.organisations import Line
from chamdiem.formats.texts import quoted
from chamdiem.portal.orgs.sheets.codes import CODES
from chamdiem.portal.orgs.sheets.days import Days
from chamdiem.portal.orgs.sheets.matching import Key, Matched
from chamdiem.portal.orgs.sheets.plan import Change, Founding

FIRST_DAY = date(1945, 9, 2)
NAMES = {
    "unit_code": "Mã trong tệp số liệu",
    "area_code": "Mã đơn vị hành chính",
    "identifier": "Mã định danh",
}


@dataclass(frozen=True, slots=True)
class Use:
    """One organisation's use of a code on some days; the line of the file that wants it, if any."""

    key: Key
    name: str
    since: date
    until: date | None
    line: Line | None = None


def require_sound(
    matched: Matched, days: Days, founded: Sequence[Founding], changed: Sequence[Change]
) -> None:
    """Note every line that cannot stand beside the others and what is known."""
    for change in changed:
        _require_order(matched, days, change)
    _require_parents(matched, days, founded, changed)
    _require_no_circle(matched, founded, changed)
    _require_free(matched, days, founded, changed)


def _require_order(matched: Matched, days: Days, change: Change) -> None:
    begin, name = days.begin(change.node), change.node.name
    if not days.is_last(change.node):
        found = f"“{name}” đã ghi một thay đổi hoặc ngày kết thúc sau ngày {change.on:%d/%m/%Y}"
    elif begin is not None and change.on <= begin:
        found = f"“{name}” đã có thông tin từ ngày {begin:%d/%m/%Y}"
    else:
        return
    matched.tell(
        change.line,
        "holds_from",
        found,
        "ngày áp dụng sau mọi thay đổi đã ghi của cơ quan ấy",
        "Chọn ngày muộn hơn; muốn sửa điều đã ghi thì dùng Đính chính ở trang của cơ quan",
        "order-of-days",
    )


def _require_parents(
    matched: Matched, days: Days, founded: Sequence[Founding], changed: Sequence[Change]
) -> None:
    begins = {each.key: each.on for each in founded}
    every: list[Founding | Change] = [*founded, *changed]
    for each in every:
        if each.on < FIRST_DAY:
            found = f"Ngày {each.on:%d/%m/%Y} quá xa trong quá khứ"
            matched.tell(each.line, "holds_from", found, "ngày có thật", rule="day")
        parent = each.wanted.parent
        if isinstance(each, Change) and each.node.id == matched.root.id:
            if parent is not None:
                found, wanted = "Địa bàn không trực thuộc cơ quan nào", "ô này để trống"
                matched.tell(each.line, "parent", found, wanted, rule="root-parent")
            continue
        if parent is None or (parent < 0 and parent not in begins):
            continue
        since = begins[parent] if parent < 0 else days.first(parent)
        ends = None if parent < 0 else days.end(parent)
        if since > each.on or ends is not None:
            _tell_absent(matched, each.line, each.on, since, ends)


def _tell_absent(matched: Matched, line: Line, on: date, since: date, ends: date | None) -> None:
    told = f"chỉ có từ ngày {since:%d/%m/%Y}" if since > on else ""
    if ends is not None:
        told = f"kết thúc từ ngày {ends:%d/%m/%Y}"
    matched.tell(
        line,
        "parent",
        f"Cấp trên {quoted(line.parent or matched.root.name)} {told}, không có trong mọi ngày từ "
        f"{on:%d/%m/%Y}",
        "cấp trên có từ ngày cơ quan trực thuộc bắt đầu",
        "Sửa ngày của một trong hai, hoặc chọn cấp trên khác",
        "parent-not-there",
    )


def _require_no_circle(
    matched: Matched, founded: Sequence[Founding], changed: Sequence[Change]
) -> None:
    above: dict[Key, Key | None] = {node.id: node.parent_id for node in matched.nodes.values()}
    above |= {each.key: each.wanted.parent for each in founded}
    above |= {each.node.id: each.wanted.parent for each in changed}
    lines = {each.key: each.line for each in founded}
    lines |= {each.node.id: each.line for each in changed}
    for key in _in_circles(above):
        if key in lines:
            matched.tell(
                lines[key],
                "parent",
                f"{quoted(lines[key].name)} trực thuộc chính mình, dù qua cơ quan khác",
                "cấp trên không nằm dưới cơ quan này",
                "Sửa mã cấp trên của một cơ quan trong vòng",
                "circle",
            )


def _in_circles(above: dict[Key, Key | None]) -> Iterable[Key]:
    """Return whoever stands above itself; each is walked from once."""
    done: set[Key] = set()
    for start in above:
        path: dict[Key, None] = {}
        key: Key | None = start
        while key is not None and key not in done and key not in path:
            path[key] = None
            key = above.get(key)
        if key in path:
            ordered = list(path)
            yield from ordered[ordered.index(key) :]
        done |= path.keys()


def _require_free(
    matched: Matched, days: Days, founded: Sequence[Founding], changed: Sequence[Change]
) -> None:
    uses = _uses(matched, days, founded, changed)
    for (field, code), rows in uses.items():
        rows.sort(key=lambda use: (use.since, use.key))
        for before, use in zip(rows, rows[1:], strict=False):
            apart = before.until is not None and before.until <= use.since
            line = use.line or before.line
            if before.key != use.key and not apart and line:
                other = before if line is use.line else use
                _tell_taken(matched, line, field, code, other)


def _uses(
    matched: Matched, days: Days, founded: Sequence[Founding], changed: Sequence[Change]
) -> dict[tuple[str, str], list[Use]]:
    found: dict[tuple[str, str], list[Use]] = {}
    ends = {change.node.id: change.on for change in changed}
    for key, spans in days.spans.items():
        node = matched.nodes.get(key)
        name = node.name if node else "một cơ quan đã hoặc chưa hoạt động ở ngày áp dụng"
        for span in spans:
            until = span.holds_until or ends.get(key)
            for field in CODES:
                if code := getattr(span, field):
                    use = Use(key, name, span.holds_from, until)
                    found.setdefault((field, code), []).append(use)
    every: list[Founding | Change] = [*founded, *changed]
    for each in every:
        key = each.key if isinstance(each, Founding) else each.node.id
        for field in CODES:
            if code := getattr(each.wanted, field):
                use = Use(key, each.wanted.name, each.on, None, each.line)
                found.setdefault((field, code), []).append(use)
    return found


def _tell_taken(matched: Matched, line: Line, field: str, code: str, other: Use) -> None:
    until = "" if other.until is None else f" đến trước ngày {other.until:%d/%m/%Y}"
    matched.tell(
        line,
        field,
        f"{NAMES[field]} {quoted(code)} là của “{other.name}” từ ngày "
        f"{other.since:%d/%m/%Y}{until}",
        "mỗi ngày một mã thuộc một cơ quan",
        "Sửa mã, hoặc ghi sáp nhập, giải thể, đổi mã của cơ quan kia trước",
        "code-taken",
    )
