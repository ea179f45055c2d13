"""Components of the pages, as tags; the gallery at /thanh-phan/ shows each one.

Tags that end with `end…` take what stands between as their content.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple
from django.forms.boundfield import BoundWidget
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chamdiem.engine import decimals, quantities
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common.charts import Chart
from chamdiem.portal.common.look import (
    CERTAINTIES,
    MOVES,
    NOTICE_ICONS,
    Crumb,
    Grade,
    MonthChoice,
    grade_look,
)

register = template.Library()
Words = dict[str, Any]


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of our sprite; words always stand beside it, so it is hidden from readers."""
    place = static("vendor/icons/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        place,
        name,
    )


@register.simple_block_tag
def page_header(
    content: str, title: str, crumbs: Sequence[Crumb] = (), lead: str = ""
) -> SafeString:
    """Head a page: way back, title, one sentence; between the tags stand its actions."""
    words = {"title": title, "crumbs": crumbs, "lead": lead, "actions": SafeString(content.strip())}
    return render_to_string("components/page_header.html", words)


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Give a notice in a tone: info, good, warn or bad (bad only for what needs an act)."""
    words = {"tone": tone, "title": title, "body": content, "icon_name": NOTICE_ICONS[tone]}
    return render_to_string("components/notice.html", words)


@register.simple_block_tag
def empty_state(content: str, title: str, hint: str = "", icon_name: str = "inbox") -> SafeString:
    """Say of an empty page what will stand there and how it begins; the action between."""
    words = {
        "title": title,
        "hint": hint,
        "icon_name": icon_name,
        "action": SafeString(content.strip()),
    }
    return render_to_string("components/empty_state.html", words)


@register.inclusion_tag("components/month_picker.html")
def month_picker(choices: Sequence[MonthChoice]) -> Words:
    """Choose a month, one back, one forward; `choices` are ordered, earliest first."""
    at = next((place for place, one in enumerate(choices) if one.current), None)
    return {
        "choices": list(reversed(choices)),
        "current": choices[at] if at is not None else None,
        "before": choices[at - 1] if at else None,
        "after": choices[at + 1] if at is not None and at + 1 < len(choices) else None,
    }


@register.inclusion_tag("components/mark.html")
def grade(given: Grade | None) -> Words:
    """Show the grade (mức xếp loại) in words, colour and icon; without one, so it says."""
    return grade_look(given)


@register.inclusion_tag("components/movement.html")
def movement(change: int | None, places: int = 2, of: str = "so với tháng trước") -> Words:
    """Show how points moved: sign, number and arrow; `of` is what they are compared with."""
    way = "none" if change is None else "up" if change > 0 else "down" if change < 0 else "same"
    number = "" if change is None else decimals.spoken(abs(change), places)
    return {"way": way, "number": number, "of": of, **MOVES[way]}


@register.inclusion_tag("components/points_of.html")
def points_of(value: int | None, maximum: int | None = None, places: int = 2) -> Words:
    """Show points beside their maximum: 7,25 / 10; – where there are none."""
    return {
        "value": "–" if value is None else decimals.spoken(value, places),
        "maximum": None if maximum is None else decimals.spoken(maximum, places, shortest=True),
    }


@register.inclusion_tag("components/points_of.html")
def total_of(value: int | None, scheme: Scheme) -> Words:
    """Show a total beside the greatest one: 63,25 / 100."""
    most = decimals.spoken(scheme.maximum, scheme.decimals, shortest=True)
    shown = "–" if value is None else quantities.total_shown(scheme, value)
    return {"value": shown, "maximum": most}


@register.inclusion_tag("components/mark.html")
def certainty(code: str, text: str = "") -> Words:
    """Mark how sure a value is; nothing is drawn for what is sure."""
    look = CERTAINTIES.get(str(code), {})
    return {**look, "text": text or look.get("text", ""), "shape": "long dashed"}


@register.inclusion_tag("components/mark.html")
def mark(text: str, tone: str = "", icon_name: str = "") -> Words:
    """Mark a state with a short word: tone good, fair, warn, bad or none."""
    return {"text": text, "tone": tone, "icon_name": icon_name}


@register.inclusion_tag("components/gauge.html")
def gauge(
    value: int | None, maximum: int, label: str = "", places: int = 2, words: str = ""
) -> Words:
    """Draw a bar of points out of a maximum; with a label its words stand above, else beside it."""
    said = words or f"{'–' if value is None else decimals.spoken(value, places)}"
    return {"value": value or 0, "maximum": maximum, "label": label, "words": said}


@register.inclusion_tag("components/stat.html")
def stat(label: str, value: str, note: str = "") -> Words:
    """Show one number with its name and a note."""
    return {"label": label, "value": value, "note": note}


@register.inclusion_tag("components/chart.html")
def chart(given: Chart) -> Words:
    """Show a chart drawn from JSON, and its table one click away."""
    return {"chart": given, "data_id": f"{given.id}-data"}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, hint: str = "", *, depends: bool = False) -> Words:
    """Draw a field of a form with its label, hint and errors, tied together for readers.

    One that is needed `depends` on what else is filled in, and its hint says when: it is not
    called optional.
    """
    optional = not bound.field.required and not depends
    words = hint or bound.help_text
    return {
        "field": dress(bound),
        "bound": bound,
        "hint": words,
        "is_optional": optional,
        "is_check": isinstance(bound.field.widget, CheckboxInput),
        "choices": _choices(bound),
    }


def _choices(bound: BoundField) -> list[BoundWidget]:
    """Return the boxes of a field of several, each with its label; none of any other field."""
    widget = bound.field.widget
    if not isinstance(widget, CheckboxSelectMultiple):
        return []
    widget.attrs["class"] = "form-check-input"
    return list(bound.subwidgets)


@register.inclusion_tag("components/file_drop.html")
def file_drop(bound: BoundField, hint: str = "", accept: str = "") -> Words:
    """Draw a place to choose or drop a file; too large a one is refused before sending."""
    most = settings.MAX_UPLOAD
    return {
        "bound": bound,
        "hint": hint or bound.help_text,
        "accept": accept,
        "most": most,
        "most_words": filesizeformat(most),
        "described": described(bound),
    }


@register.inclusion_tag("components/pager.html")
def pager(arranged: Any) -> Words:
    """Link the pages of a list; nothing but the count where there is only one."""
    return {"list": arranged}


@register.inclusion_tag("components/sort_heading.html")
def sort_heading(arranged: Any, code: str, label: str) -> Words:
    """Write the words of a column's head, which sort the list by it."""
    return {"label": label, **arranged.sort_link(code)}


@register.inclusion_tag("components/list_bar.html")
def list_bar(
    arranged: Any, placeholder: str = "Tìm có dấu hoặc không dấu", part: str = ""
) -> Words:
    """Offer search and filters of a list; `part` is the id of what htmx renews as one types."""
    return {"list": arranged, "placeholder": placeholder, "part": part}


def described(bound: BoundField) -> str:
    """Return the ids of the hint and the errors of a field."""
    errors = f" {bound.auto_id}-errors" if bound.errors else ""
    return f"{bound.auto_id}-hint{errors}"


def dress(bound: BoundField) -> SafeString:
    """Draw the field's control with the classes of our look."""
    kind = getattr(bound.field.widget, "input_type", "textarea")
    look = {"select": "form-select", "checkbox": "form-check-input"}.get(kind, "form-control")
    extra: dict[str, str | bool] = {"class": look, "aria-describedby": described(bound)}
    if bound.errors:
        extra["aria-invalid"] = "true"
    return bound.as_widget(attrs=extra)
