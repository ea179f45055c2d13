"""The form of the act that puts a version in force, or why this reader may not."""

from dataclasses import dataclass

from django.urls import reverse

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.schemes import actions, queries
from chamdiem.portal.schemes.forms import ActivationForm
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.pages.standing import crumbs


@dataclass(frozen=True, slots=True)
class ActivationPage:
    """The form; `obstacle` says what no field of it could mend, `refusal` what was refused."""

    version: SchemeVersion
    crumbs: tuple[Crumb, ...]
    months: str
    form: ActivationForm
    obstacle: str
    refusal: str


def activation_page(
    *, version: SchemeVersion, user: User, form: ActivationForm, refusal: str = ""
) -> ActivationPage:
    """Return the form of one version for this person."""
    here = reverse("schemes:scheme", args=[version.scheme_id, version.version])
    return ActivationPage(
        version=version,
        crumbs=crumbs(Crumb(f"{version.scheme_id} {version.version}", here), Crumb("Kích hoạt")),
        months=str(queries.validity_of(version)),
        form=form,
        obstacle=_obstacle(version, user),
        refusal=refusal,
    )


def _obstacle(version: SchemeVersion, user: User) -> str:
    try:
        actions.require_activable(version=version, by=user)
    except actions.CannotActivate as obstacle:
        return str(obstacle)
    return ""
