"""Addresses of the account pages.

Some are named as allauth looks them up, outside our namespace; its other pages are not there.
"""

from django.urls import include, path

from chamdiem.portal.accounts.views import own, signing

_OURS = [
    path("dang-nhap/", signing.sign_in, name="sign_in"),
    path("dang-nhap/ma-tren-phieu/", signing.redeem, name="redeem"),
    path("dang-nhap/dinh-danh/", signing.identity, name="identity"),
    path("dang-nhap/xac-nhan-lai/", signing.confirm, name="confirm"),
    path("dang-xuat/", signing.sign_out, name="sign_out"),
    path("tai-khoan/", own.mine, name="mine"),
    path("tai-khoan/gui-tiep/", own.resend, name="resend"),
    path("tai-khoan/gui-tiep/bo/", own.drop, name="drop"),
    path("tai-khoan/xac-thuc-hai-lop/", own.set_second_factor, name="set_second_factor"),
    path("tai-khoan/xac-thuc-hai-lop/tat/", own.remove_second_factor, name="remove_second_factor"),
    path("tai-khoan/ma-du-phong/", own.renew_recovery_codes, name="renew_recovery_codes"),
]
urlpatterns = [
    path("", include((_OURS, "accounts"))),
    path("dang-nhap/", signing.sign_in, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", signing.second_factor, name="mfa_authenticate"),
    path(
        "dang-nhap/dinh-danh/<slug:provider_id>/tra-loi/",
        signing.identity_answer,
        name="openid_connect_callback",
    ),
]
