"""Figures and totals in words: a number, Có or Không, an option, a day, a rounded total."""

from chamdiem.engine.days import spoken_day
from chamdiem.engine.decimals import spoken
from chamdiem.engine.scheme import Input, Measure, Scheme

YES, NO = "Có", "Không"
ANSWERS = (Measure.YESNO, Measure.CHOICE, Measure.DATE)  # numbers only to the machine


def is_answer(item: Input) -> bool:
    """Tell whether people write a figure in words or as a day."""
    return item.measure in ANSWERS


def shown(item: Input, value: int) -> str:
    """Write a scaled figure as people read it."""
    match item.measure:
        case Measure.YESNO:
            return YES if value else NO
        case Measure.CHOICE:
            return item.options.get(value, str(value))
        case Measure.DATE:
            return spoken_day(value)
    return spoken(value, item.decimals, shortest=True)


def total_shown(scheme: Scheme, total: int) -> str:
    """Write a total with the decimals that totals have."""
    cut = 10 ** (scheme.decimals - scheme.total_decimals)
    return spoken(total // cut, scheme.total_decimals)
