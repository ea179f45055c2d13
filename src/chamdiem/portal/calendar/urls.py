"""Addresses of the calendar."""

from django.urls import path

from chamdiem.portal.calendar import views

app_name = "calendar"

urlpatterns = [
    path("lich-lam-viec/", views.year, name="year"),
    path("lich-lam-viec/sua/", views.change, name="change"),
    path("lich-lam-viec/<int:year>/xac-nhan/", views.confirm, name="confirm"),
    path("lich-lam-viec/dong-ho/", views.clock, name="clock"),
]
