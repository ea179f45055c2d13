"""How the tests ask for pages of inspections."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import inspections


def to(name, made, *more):
    """Return the address of a page of one inspection."""
    return reverse(f"inspections:{name}", args=[made.public_id, *more])


def shown(client, made):
    """Return one inspection as its page says it."""
    return client.get(to("one", made)).content.decode()


def listed(client, **asked):
    """Return the list as an address asks for it."""
    return client.get(reverse("inspections:list"), asked).content.decode()


def pdf():
    """Return a file as a form sends it."""
    return SimpleUploadedFile("bien-ban.pdf", inspections.PDF)
