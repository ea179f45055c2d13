"""Addresses of posts: heads of an organisation, focal points of all, handovers."""

from django.urls import path

from chamdiem.portal.posts import views

app_name = "posts"
_ORGANISATION = "co-quan/<uuid:organisation>"
_TENURE, _DELEGATION, _FOCAL = "chuc-vu/<uuid:key>", "uy-quyen/<uuid:key>", "dau-moi/<uuid:key>"

urlpatterns = [
    path(f"{_ORGANISATION}/nguoi-dung-dau/", views.heads, name="heads"),
    path(f"{_ORGANISATION}/nguoi-dung-dau/ghi/", views.appoint, name="appoint"),
    path(f"{_ORGANISATION}/uy-quyen/", views.delegate, name="delegate"),
    path(f"{_ORGANISATION}/dau-moi/", views.name_focal_point, name="name_focal_point"),
    path(f"{_TENURE}/thay/", views.replace, name="replace"),
    path(f"{_TENURE}/thoi/", views.end, name="end"),
    path(f"{_TENURE}/phan-cong/", views.redivide, name="redivide"),
    path(f"{_TENURE}/dinh-chinh/", views.correct, name="correct"),
    path(f"{_TENURE}/huy/", views.withdraw, name="withdraw"),
    path(f"{_DELEGATION}/thoi/", views.end_delegation, name="end_delegation"),
    path(f"{_DELEGATION}/huy/", views.withdraw_delegation, name="withdraw_delegation"),
    path("dau-moi/", views.focal_points, name="focal_points"),
    path(f"{_FOCAL}/thoi/", views.end_focal_point, name="end_focal_point"),
    path(f"{_FOCAL}/huy/", views.withdraw_focal_point, name="withdraw_focal_point"),
    path("ban-giao/<uuid:key>/", views.handover, name="handover"),
    path("ban-giao/<uuid:key>/xac-nhan/<str:side>/", views.confirm, name="confirm"),
]
