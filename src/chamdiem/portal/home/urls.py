"""Addresses of the first page and of help."""

from django.urls import path

from chamdiem.portal.home import views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("huong-dan/", views.guide, name="help"),
    path("huong-dan/scheme.schema.json", views.scheme_schema, name="scheme-schema"),
    path("huong-dan/result.schema.json", views.result_schema, name="result-schema"),
]
