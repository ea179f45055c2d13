"""The one door to a version of a scheme; all of them are public."""

from django.http import Http404

from chamdiem.portal.schemes.models import SchemeVersion


def version_to_see(*, scheme_id: str, version: str) -> SchemeVersion:
    """Return the version of that identity."""
    found = SchemeVersion.objects.filter(scheme_id=scheme_id, version=version).first()
    if found is None:
        raise Http404
    return found


def version_to_use(*, key: int) -> SchemeVersion:
    """Return the version of that key, as a form names it."""
    found = SchemeVersion.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    return found
