"""How numbers and days are written in an official letter."""

from datetime import date

BLANK_NUMBER = "      "
BLANK_DAY = "     "


def number_line(number: int | None, symbol: str) -> str:
    """Return `Số: 05/KH-SKHCN`; without a number the place stays blank for the clerk.

    >>> number_line(5, "KH-SKHCN"), number_line(112, "BC-UBND")
    ('Số: 05/KH-SKHCN', 'Số: 112/BC-UBND')
    """
    given = BLANK_NUMBER if number is None else f"{number:02d}"
    return f"Số: {given}/{symbol}"


def day_line(place: str, day: date | None, month_of_blank: date | None = None) -> str:
    """Return `Lai Châu, ngày 07 tháng 01 năm 2026`; days below 10 and months 1, 2 are padded.

    A blank day keeps the month and year of `month_of_blank` where they are known.

    >>> day_line("Lai Châu", date(2026, 1, 7)), day_line("Lai Châu", date(2026, 6, 17))
    ('Lai Châu, ngày 07 tháng 01 năm 2026', 'Lai Châu, ngày 17 tháng 6 năm 2026')
    """
    if day:
        return f"{place}, ngày {day.day:02d} tháng {month_words(day.month)} năm {day.year}"
    if month_of_blank:
        month = month_words(month_of_blank.month)
        return f"{place}, ngày {BLANK_DAY} tháng {month} năm {month_of_blank.year}"
    return f"{place}, ngày {BLANK_DAY} tháng {BLANK_DAY} năm {BLANK_DAY}"


def month_words(month: int) -> str:
    """Return the month as NĐ 30 writes it: 01, 02, then 3 to 12."""
    return f"{month:02d}" if month <= 2 else str(month)
