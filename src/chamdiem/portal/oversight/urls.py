"""Addresses of the trail."""

from django.urls import path

from chamdiem.portal.oversight import views

app_name = "oversight"

urlpatterns = [
    path("nhat-ky/", views.index, name="trail"),
    path("nhat-ky/xuat", views.export, name="export"),
    path("nhat-ky/<int:number>/", views.entry, name="entry"),
]
