"""Addresses of data review."""

from django.urls import path

from chamdiem.portal.review import views

app_name = "review"
urlpatterns = [
    path("ra-soat/", views.index, name="index"),
    path("ra-soat/<month:month>/", views.month, name="month"),
    path("ra-soat/<month:month>/viec-can-kiem-tra.csv", views.month_file, name="file"),
]
