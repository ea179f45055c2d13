"""Pages of inspection files: find by a door, one call, answer."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import only
from chamdiem.portal.common.rights import Right
from chamdiem.portal.supervision import access, actions, pages

REFUSALS = (actions.NothingToExport, actions.TooLong, actions.WithoutReason)


@only(Right.DOSSIERS_EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponseBase:
    """Offer the form and list what was made; a right form is answered with the file itself."""
    sent = request.POST if request.method == "POST" else None
    form, refusal = pages.form(sent=sent), ""
    if form.is_valid():
        scope = access.scope_to_export(user=request.user, **form.asked())
        try:
            made = actions.export_dossier(
                scope=scope,
                span=form.span(),
                reason=form.cleaned_data["reason"],
                by=person(request=request),
                at=timezone.now(),
            )
            return _file(made)
        except REFUSALS as failure:
            refusal = str(failure)
    page = pages.dossiers_page(form=form, asked=request.GET.dict(), refusal=refusal)
    status = 422 if sent is not None else 200
    return render(request, "supervision/dossiers.html", {"page": page}, status=status)


def _file(made: actions.Exported) -> FileResponse:
    dossier = made.dossier
    name = f"ho-so-kiem-tra-{dossier.code}-{dossier.first_month}-{dossier.last_month}.zip"
    response = FileResponse(
        made.file, as_attachment=True, filename=name, content_type="application/zip"
    )
    response["X-Ma-Ho-So"] = dossier.digest
    return response
