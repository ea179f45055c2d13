"""Addresses of files."""

from django.urls import path

from chamdiem.portal.files import views

app_name = "files"

urlpatterns = [
    path("tep/go-noi-dung/", views.removals, name="removals"),
    path("tep/gui/<slug:purpose>/", views.give, name="give"),
    path("tep/dang-gui/<uuid:key>/", views.upload, name="upload"),
    path("tep/dang-gui/<uuid:key>/xong/", views.finish, name="finish"),
    path("tep/<uuid:key>/", views.content, name="content"),
    path("tep/<uuid:key>/go/", views.ask, name="ask"),
    path("tep/<uuid:key>/go/xac-nhan/", views.remove, name="remove"),
]
