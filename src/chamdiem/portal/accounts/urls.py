"""Addresses of the account pages."""

from django.urls import path

from chamdiem.portal.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("tai-khoan/", views.mine, name="mine"),
]
