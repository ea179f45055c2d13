"""Addresses of returns."""

from django.urls import path

from chamdiem.portal.returns import views

app_name = "returns"
_ONE = "phieu/<month:month>/<uuid:organisation>/"

urlpatterns = [
    path("phieu/", views.listed, name="list"),
    path(_ONE, views.form, name="form"),
    path(f"{_ONE}luu/", views.save, name="save"),
    path(f"{_ONE}viec/", views.act, name="act"),
    path(f"{_ONE}gui/", views.send, name="send"),
    path(f"{_ONE}giao-phan/", views.parts, name="parts"),
    path(f"{_ONE}minh-chung/<str:leaf>/", views.evidence, name="evidence"),
    path(f"{_ONE}rut-minh-chung/<uuid:evidence>/", views.withdraw, name="withdraw"),
]
