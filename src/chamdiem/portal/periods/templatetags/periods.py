"""What stands above every page of a period: that it is a trial, which deadlines were moved."""

from django import template

from chamdiem.portal.periods.facts import Marks

register = template.Library()


@register.inclusion_tag("periods/_marks.html")
def period_marks(marks: Marks) -> dict[str, Marks]:
    """Show the mark of a trial (CHẤM THỬ) and the deadlines moved for all, with the reason."""
    return {"marks": marks}


@register.inclusion_tag("periods/_trial.html")
def trial_mark(is_trial: bool) -> dict[str, bool]:
    """Show the mark of a trial alone, beside a name or a number."""
    return {"is_trial": is_trial}
