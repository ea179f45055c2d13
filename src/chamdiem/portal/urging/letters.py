"""The letter that urges units, in the form of NĐ 30/2020: who is asked, why, until when."""

from collections.abc import Sequence
from datetime import date

from chamdiem.portal.approval.letters.facts import Names
from chamdiem.portal.urging.choices import Level
from chamdiem.portal.urging.facts import Standing
from chamdiem.portal.urging.models import Letter as Urging
from chamdiem.writing import docx_file, types
from chamdiem.writing.letter import Annex, Block, Letter, Paragraph, Signature, Table

DISPATCH = "Công văn"
SOURCE = (
    "Dự thảo lập từ hệ thống chấm điểm; căn cứ đọc ngày {day}. Số, ngày và chữ ký do văn thư và "
    "người có thẩm quyền ghi trên văn bản."
)
UNCONFIRMED = (
    " Tên cơ quan, ký hiệu, nơi lưu, địa danh là mặc định hệ thống – cần UBND tỉnh xác nhận."
)


def write(
    *, urging: Urging, units: Sequence[Standing], names: Names, mark: str, read_on: date
) -> bytes:
    """Return the letter as a DOCX."""
    return docx_file.write(build(urging, units, names, mark, read_on))


def build(
    urging: Urging, units: Sequence[Standing], names: Names, mark: str, read_on: date
) -> Letter:
    """Build the letter: the Department asks at level 1, UBND tỉnh demands above it."""
    is_department = urging.level == Level.FIRST
    issuer = names.issuer if is_department else names.approver
    return Letter(
        superior=names.superior if is_department else "",
        issuer=issuer,
        symbol=types.symbol(DISPATCH, names.symbol if is_department else names.approver_symbol),
        place=names.place,
        type_name=DISPATCH,
        subject=_subject(urging, units),
        body=tuple(_body(urging, units, issuer)),
        signature=_signature(Level(urging.level), names),
        recipients=("Như trên", names.approver if is_department else names.issuer),
        kept_by=names.kept_by if is_department else names.approver_kept_by,
        addressees=tuple(one.name for one in units),
        mark=mark,
        source=_source(names, read_on),
        annexes=(_annex(units),),
    )


def _source(names: Names, read_on: date) -> str:
    """Say where the draft comes from, and what in it is only a default."""
    said = SOURCE.format(day=f"{read_on:%d/%m/%Y}")
    return said + UNCONFIRMED if names.unconfirmed else said


def _subject(urging: Urging, units: Sequence[Standing]) -> str:
    month = f" tháng {_month(urging)}" if urging.period else ""
    act = "Đề nghị phối hợp" if all(one.is_request for one in units) else "Đôn đốc"
    return f"{act} thực hiện các nhiệm vụ, tiêu chí chấm điểm{month}"


def _body(urging: Urging, units: Sequence[Standing], issuer: str) -> list[Block]:
    """Say what was found, what is asked, of whom with which force, until when."""
    month = f" tháng {_month(urging)}" if urging.period else ""
    verb = "đề nghị" if urging.level == Level.FIRST else "yêu cầu"
    due = f"{urging.due_on:%d/%m/%Y}"
    found: list[Block] = [
        Paragraph(
            f"Qua theo dõi kết quả chấm điểm và thực hiện nhiệm vụ{month}, {issuer} thấy một số cơ "
            "quan, đơn vị còn các nội dung nêu tại Phụ lục kèm theo."
        )
    ]
    asked = any(one.is_request for one in units)
    told = any(not one.is_request for one in units)
    if told:
        found.append(Paragraph(f"{issuer} {verb} các cơ quan, đơn vị: {urging.content}"))
    if asked:
        also = " Đối với" if told else f"{issuer} đề nghị phối hợp đối với"
        words = f"{also.strip()} các cơ quan không thuộc quyền chỉ đạo của UBND tỉnh"
        rest = ": đề nghị phối hợp thực hiện nội dung trên." if told else f": {urging.content}"
        found.append(Paragraph(f"{words}{rest}"))
    previous = {one.number for one in units if one.number}
    if urging.level != Level.FIRST and previous:
        found.append(Paragraph(f"Văn bản trước: {', '.join(sorted(previous))}."))
    found.append(
        Paragraph(
            f"Kết quả thực hiện hoặc lý do chưa thực hiện gửi về {issuer} chậm nhất ngày {due}."
        )
    )
    return found


def _signature(level: Level, names: Names) -> Signature:
    if level is Level.FIRST:
        return Signature(names.signer)
    if level is Level.SECOND:
        return Signature("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"))
    return Signature("Chủ tịch", ("TM. Ủy ban nhân dân",))


def _annex(units: Sequence[Standing]) -> Annex:
    rows = tuple(
        (str(place), one.name, "; ".join(each["words"] for each in one.grounds))
        for place, one in enumerate(units, start=1)
    )
    table = Table("Các cơ quan, đơn vị và căn cứ", ("TT", "Cơ quan, đơn vị", "Căn cứ"), rows)
    return Annex("Cơ quan, đơn vị và căn cứ đôn đốc", (table,))


def _month(urging: Urging) -> str:
    month = urging.period.month if urging.period else ""
    return f"{month[5:]}/{month[:4]}"
