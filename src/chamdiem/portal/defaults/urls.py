"""Addresses of defaults."""

from django.urls import path

from chamdiem.portal.defaults import views

app_name = "defaults"

urlpatterns = [
    path("mac-dinh/", views.index, name="list"),
    path("mac-dinh/<str:code>/", views.default, name="default"),
    path("mac-dinh/<str:code>/quyet-dinh/", views.decide, name="decide"),
]
