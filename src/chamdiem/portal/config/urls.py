"""All addresses: each room brings its own."""

from django.urls import include, path

from chamdiem.portal.common import errors

urlpatterns = [
    path("", include("chamdiem.portal.common.urls")),
    path("", include("chamdiem.portal.accounts.urls")),
    path("", include("chamdiem.portal.home.urls")),
    path("", include("chamdiem.portal.defaults.urls")),
    path("", include("chamdiem.portal.orgs.urls")),
    path("", include("chamdiem.portal.calendar.urls")),
    path("", include("chamdiem.portal.periods.urls")),
    path("", include("chamdiem.portal.privacy.urls")),
    path("", include("chamdiem.portal.posts.urls")),
    path("", include("chamdiem.portal.files.urls")),
    path("", include("chamdiem.portal.rights.urls")),
    path("", include("chamdiem.portal.schemes.urls")),
    path("", include("chamdiem.portal.returns.urls")),
    path("", include("chamdiem.portal.guidance.urls")),
    path("", include("chamdiem.portal.duties.urls")),
    path("", include("chamdiem.portal.tasks.urls")),
    path("", include("chamdiem.portal.directives.urls")),
    path("", include("chamdiem.portal.appraisal.urls")),
    path("", include("chamdiem.portal.review.urls")),
    path("", include("chamdiem.portal.approval.urls")),
    path("", include("chamdiem.portal.oversight.urls")),
    path("", include("chamdiem.portal.supervision.urls")),
    path("", include("chamdiem.portal.obstacles.urls")),
    path("", include("chamdiem.portal.explanations.urls")),
    path("", include("chamdiem.portal.inspections.urls")),
    path("", include("chamdiem.portal.urging.urls")),
    path("", include("chamdiem.portal.scoring.urls")),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
