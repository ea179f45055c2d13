"""Addresses of the shared parts."""

from django.urls import path

from chamdiem.portal.common import views

app_name = "common"
urlpatterns = [
    path("healthz", views.health, name="health"),
    path("thanh-phan/", views.gallery, name="gallery"),
]
