"""Addresses of personal data."""

from django.urls import path

from chamdiem.portal.privacy import views

app_name = "privacy"
_ROOT = "du-lieu-ca-nhan/"
_REQUESTS = "yeu-cau-du-lieu/"
_ONE = f"{_REQUESTS}<uuid:key>/"

urlpatterns = [
    path(_ROOT, views.notice, name="notice"),
    path(f"{_ROOT}cua-toi/", views.mine, name="mine"),
    path(f"{_ROOT}cua-toi/ban-sao.json", views.copy_mine, name="copy-mine"),
    path(_REQUESTS, views.requests, name="requests"),
    path(f"{_REQUESTS}nhap-thay/", views.enter, name="enter"),
    path(_ONE, views.one, name="request"),
    path(f"{_ONE}ban-sao.json", views.copy, name="copy"),
    path(f"{_ONE}tra-loi/", views.handle, {"step": "answer"}, name="answer"),
    path(f"{_ONE}tu-choi/", views.handle, {"step": "refuse"}, name="refuse"),
    path(f"{_ONE}chinh-sua/", views.handle, {"step": "correct"}, name="correct"),
    path(f"{_ONE}xoa/", views.handle, {"step": "erase"}, name="erase"),
]
