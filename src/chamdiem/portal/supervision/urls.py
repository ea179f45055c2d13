"""Addresses of inspection files."""

from django.urls import path

from chamdiem.portal.supervision import views

app_name = "supervision"

urlpatterns = [path("ho-so-kiem-tra/", views.index, name="dossiers")]
