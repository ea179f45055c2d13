"""Addresses of schemes."""

from django.urls import path

from chamdiem.portal.schemes import views

app_name = "schemes"
_ONE = "bo-tieu-chi/<str:scheme_id>/<str:version>/"

urlpatterns = [
    path("bo-tieu-chi/", views.index, name="list"),
    path(_ONE, views.scheme, name="scheme"),
    path(f"{_ONE}tep.yaml", views.source, name="source"),
    path(f"{_ONE}mau-so-lieu.xlsx", views.figures, name="figures"),
]
