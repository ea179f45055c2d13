"""One page with one form, for every act of urging."""

from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.urging.models import Letter
from chamdiem.portal.urging.pages.words import HOME, TITLE


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form with what it does, and where one goes back to."""

    crumbs: tuple[Crumb, ...]
    title: str
    lead: str
    button: str
    form: Form
    back: str
    refusal: str


def form_page(
    *, title: str, lead: str, button: str, form: Form, letter: Letter, refusal: str = ""
) -> FormPage:
    """Show the form of an act on a letter."""
    back = reverse("urging:letter", args=[letter.public_id])
    crumbs = (HOME, Crumb(TITLE, reverse("urging:list")), Crumb("Văn bản", back), Crumb(title))
    return FormPage(crumbs, title, lead, button, form, back, refusal)
