"""Addresses of objections and rulings; the room's `urls` takes them in."""

from django.urls import path

from chamdiem.portal.appraisal import views_objections as views

urlpatterns = [
    path(
        "phieu/<month:month>/<uuid:organisation>/kien-nghi/<str:leaf>/",
        views.objection,
        name="object",
    ),
    path("kien-nghi/", views.council, name="objections"),
    path("kien-nghi/ket-luan/", views.concluded, name="concluded"),
    path("kien-nghi/<uuid:public_id>/", views.ruling, name="ruling"),
]
