"""Why a file or a cell of a return is not taken, in words for who filled it in."""

from chamdiem.formats.numbers import Unreadable
from chamdiem.formats.problems import Place, Problem, Refused, refuse
from chamdiem.formats.texts import quoted


def macros(name: str) -> Refused:
    """Refuse a workbook that brings a program; nothing of it was run."""
    return refuse(
        Place(name),
        "Tệp có macro; hệ thống không nhận và không chạy macro",
        "tệp .xlsx không có macro",
        "Chọn Lưu thành, loại “Sổ làm việc Excel (.xlsx)”, rồi gửi tệp ấy",
        rule="macros",
    )


def formula(place: Place, shown: str) -> Problem:
    """Say that a cell computes: its figure would be whatever the file keeps of it."""
    return Problem(
        place,
        f"Ô là công thức {quoted(shown)}; kết quả lưu trong tệp không được tin",
        "con số nhập trực tiếp",
        "Chép ô, chọn Dán đặc biệt, Giá trị, rồi lưu lại tệp",
        rule="formula",
    )


def unreadable(place: Place, failure: Unreadable, name: str) -> Problem:
    """Say what of a cell could not be read."""
    found = f"{failure.found} ({name})"
    return Problem(place, found, failure.expected, failure.advice, rule=failure.rule)


def two_answers(place: Place, number: str, words: str) -> Problem:
    """Say that a figure is given twice: as a number and in words."""
    return Problem(
        place,
        f"Vừa có số {quoted(number)} vừa có trả lời {quoted(words)}",
        "chỉ một trong hai",
        "Xoá một trong hai ô",
        rule="two-answers",
    )


def twice(place: Place, what: str, first: Place) -> Problem:
    """Say that something stands at two places."""
    return Problem(
        place,
        f"{what} đã có ở {first.short}",
        "mỗi số liệu một lần",
        "Bỏ một trong hai chỗ",
        rule="duplicate",
    )


def old_letters(place: Place) -> Problem:
    """Name a text whose letters are of an encoding that was not recognised."""
    return Problem(
        place,
        "Chữ theo bảng mã cũ mà hệ thống không nhận ra chắc chắn",
        "chữ Unicode; TCVN3 (ABC) và VNI thì hệ thống tự chuyển",
        "Chuyển ô này sang Unicode bằng bộ gõ, hoặc gõ lại",
        rule="old-letters",
    )


def too_long(place: Place, most: int) -> Problem:
    """Say that an explanation is longer than the form takes."""
    return Problem(
        place, "Giải thích quá dài", f"không quá {most} ký tự", "Rút gọn", rule="too-long"
    )
