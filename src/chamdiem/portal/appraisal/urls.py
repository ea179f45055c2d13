"""Addresses of appraisal."""

from django.urls import path

from chamdiem.portal.appraisal import objection_urls, views

app_name = "appraisal"
_MONTH = "tham-dinh/<month:month>/"

urlpatterns = [
    path("tham-dinh/", views.work, name="work"),
    path(f"{_MONTH}tieu-chi/<str:leaf>/", views.column, name="column"),
    path(f"{_MONTH}tieu-chi/<str:leaf>/<uuid:organisation>/", views.cell, name="cell"),
    path(f"{_MONTH}don-vi/<uuid:organisation>/", views.unit, name="unit"),
    path(f"{_MONTH}mau/", views.sample, name="sample"),
    path(f"{_MONTH}ket-qua/", views.result, name="result"),
    path("phieu/<month:month>/<uuid:organisation>/ket-qua-tham-dinh/", views.own, name="own"),
    *objection_urls.urlpatterns,
]
