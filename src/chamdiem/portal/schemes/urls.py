"""Addresses of schemes."""

from django.urls import path

from chamdiem.portal.schemes import views

app_name = "schemes"
_ONE = "bo-tieu-chi/<str:scheme_id>/<str:version>/"
_DRAFT = "bo-tieu-chi/nap/<uuid:key>/"

urlpatterns = [
    path("bo-tieu-chi/", views.index, name="list"),
    path("bo-tieu-chi/mau.xlsx", views.blank, name="blank"),
    path("bo-tieu-chi/nap/", views.upload, name="upload"),
    path(_DRAFT, views.draft, name="draft"),
    path(f"{_DRAFT}nap/", views.keep, name="keep"),
    path(f"{_DRAFT}bo/", views.discard, name="discard"),
    path(_ONE, views.scheme, name="scheme"),
    path(f"{_ONE}tep.yaml", views.source, name="source"),
    path(f"{_ONE}tep.xlsx", views.workbook, name="workbook"),
    path(f"{_ONE}mau-so-lieu.xlsx", views.figures, name="figures"),
    path(f"{_ONE}ban-ky/", views.paper, name="paper"),
    path(f"{_ONE}kich-hoat/", views.activate, name="activate"),
]
