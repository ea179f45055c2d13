"""Addresses of returns."""

from django.urls import path

from chamdiem.portal.returns import views, views_exchange, views_guide, views_holding, views_signing

app_name = "returns"
_ONE = "phieu/<month:month>/<uuid:organisation>/"
_HELD = "so-lieu-nguon/<month:month>/"

urlpatterns = [
    path("phieu/", views.listed, name="list"),
    path("so-lieu-nguon/", views_holding.index, name="holders"),
    path("so-lieu-nguon/giao/", views_holding.assign, name="holders_assign"),
    path("so-lieu-nguon/<month:month>/tu-so/", views_holding.derive, name="derive"),
    path(f"{_HELD}nap/", views_holding.file, name="holder_file"),
    path(f"{_HELD}<str:code>/", views_holding.grid, name="holder_grid"),
    path(_ONE, views.form, name="form"),
    path(f"{_ONE}hd/<str:leaf>/", views_guide.guide, name="guide"),
    path(f"{_ONE}luu/", views.save, name="save"),
    path(f"{_ONE}viec/", views.act, name="act"),
    path(f"{_ONE}gui/", views.send, name="send"),
    path(f"{_ONE}phieu.pdf", views_signing.printed, name="printed"),
    path(f"{_ONE}phieu.xlsx", views_exchange.workbook, name="workbook"),
    path(f"{_ONE}bang-tinh/", views_exchange.file, name="exchange"),
    path(f"{_ONE}bang-tinh/nhan/", views_exchange.take, name="take"),
    path(f"{_ONE}bang-tinh/anh-xa/", views_exchange.mappings, name="mappings"),
    path(f"{_ONE}bang-tinh/anh-xa/<uuid:mapping>/", views_exchange.mapping, name="mapping"),
    path(f"{_ONE}ban-ky/", views_signing.signed, name="signed"),
    path(f"{_ONE}nhap-thay/", views_signing.paper, name="paper"),
    path(f"{_ONE}xac-nhan-nhap-thay/", views_signing.confirm, name="confirm"),
    path(f"{_ONE}giao-phan/", views.parts, name="parts"),
    path(f"{_ONE}minh-chung/<str:leaf>/", views.evidence, name="evidence"),
    path(f"{_ONE}rut-minh-chung/<uuid:evidence>/", views.withdraw, name="withdraw"),
]
