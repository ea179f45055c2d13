"""Addresses of periods."""

from django.urls import path

from chamdiem.portal.periods import views

app_name = "periods"
_ONE = "ky/<month:month>/"
urlpatterns = [
    path("ky/", views.index, name="list"),
    path("ky/mo/", views.open_month, name="open"),
    path("ky/viec-can-xac-nhan/", views.lines, name="lines"),
    path("ky/viec-can-xac-nhan/<slug:line>/", views.line, name="line"),
    path("ky/lich-12-thang/", views.preview, name="preview"),
    path(_ONE, views.month, name="month"),
    path(f"{_ONE}chuyen/", views.move, name="move"),
    path(f"{_ONE}lui-thoi-han/", views.shift, name="shift"),
    path(f"{_ONE}gia-han/", views.leave, name="leave"),
]
