"""The report to Tỉnh uỷ and UBND tỉnh in the form of NĐ 30/2020, from plain values; pure."""

from collections.abc import Iterator

from chamdiem.portal.common import moments
from chamdiem.portal.obstacles.choices import Category, Level, State
from chamdiem.portal.obstacles.facts import Line, Names, Synthesis
from chamdiem.writing import docx_file, types
from chamdiem.writing.letter import Annex, Block, Heading, Letter, Paragraph, Signature, Table

TYPE = "Báo cáo"
SUBJECT = "Tổng hợp khó khăn, vướng mắc và đề xuất, kiến nghị của các cơ quan, đơn vị"
INVENTED = "SỐ LIỆU GIẢ ĐỊNH"
SOURCE = (
    "Dự thảo lập từ sổ khó khăn, vướng mắc của hệ thống chấm điểm; số, ngày và chữ ký do văn thư "
    "và người có thẩm quyền ghi trên văn bản."
)
UNCONFIRMED = (
    "Tên cơ quan, ký hiệu, nơi lưu, địa danh là mặc định hệ thống – cần UBND tỉnh xác nhận."
)
LEVELS = {
    Level.CENTRE: "Trung ương",
    Level.PROVINCE: "Ủy ban nhân dân tỉnh",
    Level.DEPARTMENT: "các sở, ban, ngành",
    Level.UNIT: "các cơ quan, đơn vị",
}
DAY = "%d/%m/%Y"


def write(found: Synthesis, names: Names) -> bytes:
    """Return the report as a DOCX."""
    return docx_file.write(build(found, names))


def build(found: Synthesis, names: Names) -> Letter:
    """Build the report."""
    return Letter(
        superior=names.superior,
        issuer=names.issuer,
        symbol=types.symbol(TYPE, names.symbol),
        place=names.place,
        type_name=TYPE,
        subject=SUBJECT,
        body=tuple(_content(found, names)),
        signature=Signature(names.signer),
        recipients=("Như trên", f"Lãnh đạo {names.issuer}"),
        kept_by=names.kept_by,
        addressees=(names.party, names.council),
        mark=INVENTED if names.is_invented else "",
        source=SOURCE if names.is_confirmed else f"{SOURCE} {UNCONFIRMED}",
        annexes=_annexes(found),
    )


def span(found: Synthesis) -> str:
    """Say which reports are gathered: by the days on which units made them."""
    until = found.until or moments.day_of(found.at)
    if found.since is None:
        return f"đến hết ngày {until:{DAY}}"
    return f"từ ngày {found.since:{DAY}} đến hết ngày {until:{DAY}}"


def _content(found: Synthesis, names: Names) -> Iterator[Block]:
    yield Paragraph(
        f"{names.issuer} tổng hợp khó khăn, vướng mắc do các cơ quan, đơn vị báo {span(found)}, "
        f"tình trạng tính đến ngày {moments.spoken_day(found.at)}, báo cáo {names.party}, "
        f"{names.council} như sau:"
    )
    yield Heading("1. Tình hình chung")
    yield Paragraph(_counted(found))
    if found.total:
        yield Paragraph("Số khó khăn, vướng mắc theo loại và cấp có thẩm quyền giải quyết:")
        yield _table(found)
    yield Heading("2. Khó khăn, vướng mắc còn phải giải quyết và đề xuất, kiến nghị")
    yield from _proposals(found)
    yield Paragraph(f"Trên đây là tổng hợp khó khăn, vướng mắc {span(found)}")


def _counted(found: Synthesis) -> str:
    if not found.total:
        return "Không có cơ quan, đơn vị nào báo khó khăn, vướng mắc."
    states = [
        f"{str(state.label).lower()}: {found.states[state]}"
        for state in State
        if found.states.get(state)
    ]
    late = f"; quá hạn cho ý kiến: {found.late}" if found.late else ""
    return (
        f"{found.units} cơ quan, đơn vị báo {found.total} khó khăn, vướng mắc; "
        f"{'; '.join(states)}{late}."
    )


def _table(found: Synthesis) -> Table:
    head = ("Loại", *(str(level.label) for level in Level), "Cộng")
    rows = [
        (
            str(category.label),
            *(str(found.table.get((category, level), 0)) for level in Level),
            str(found.of_category(category)),
        )
        for category in Category
    ]
    last = ("Cộng", *(str(found.of_level(level)) for level in Level), str(found.total))
    return Table("", head, (*rows, last), frozenset(range(1, len(head))))


def _proposals(found: Synthesis) -> Iterator[Block]:
    if not found.lines:
        yield Paragraph("Không còn khó khăn, vướng mắc nào phải giải quyết.")
        return
    for level in reversed(Level):
        lines = found.lines_of(level)
        if lines:
            units = len({unit for line in lines for unit in line.units})
            yield Paragraph(
                f"Thuộc thẩm quyền của {LEVELS[level]}: {len(lines)} nội dung, của {units} cơ "
                "quan, đơn vị."
            )
    yield Paragraph("Từng nội dung, cơ quan được đề nghị và thời hạn đề nghị tại Phụ lục kèm theo.")


def _annexes(found: Synthesis) -> tuple[Annex, ...]:
    """Return the open causes, a table a level, the highest first; none where nothing is open."""
    blocks: list[Block] = []
    for level in reversed(Level):
        lines = found.lines_of(level)
        if lines:
            caption = f"Thuộc thẩm quyền của {LEVELS[level]}: {len(lines)} nội dung"
            blocks.append(_lines(caption, lines))
    if not blocks:
        return ()
    title = "Khó khăn, vướng mắc còn phải giải quyết và đề xuất, kiến nghị"
    return (Annex(title, tuple(blocks), is_wide=True),)


def _lines(caption: str, lines: tuple[Line, ...]) -> Table:
    rows = tuple(
        (
            str(place),
            " ".join(line.title.split()),
            ", ".join(str(category.label) for category in line.categories),
            "; ".join(line.units),
            "; ".join(" ".join(one.split()) for one in line.proposals),
            line.standing,
        )
        for place, line in enumerate(lines, 1)
    )
    head = ("TT", "Nội dung, nguyên nhân", "Loại", "Cơ quan, đơn vị", "Đề nghị: ai làm gì, trước "
            "ngày nào", "Tình trạng")  # fmt: skip
    return Table(caption, head, rows, frozenset({0}))
