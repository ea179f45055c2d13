"""Addresses of approval, its letters, and of what was published."""

from django.urls import path, register_converter

from chamdiem.portal.approval import letter_urls, views, views_open
from chamdiem.portal.approval.converters import DataConverter

register_converter(DataConverter, "data")
app_name = "approval"
_ONE = "phe-duyet/<month:month>/"
_OPEN = "cong-khai/<month:month>"
urlpatterns = [
    path("phe-duyet/", views.index, name="list"),
    path("phe-duyet/can-cu-cong-bo/", views.rule, name="rule"),
    path(_ONE, views.month, name="month"),
    path(f"{_ONE}trinh/", views.submit, name="submit"),
    path(f"{_ONE}tra-lai/", views.send_back, name="send_back"),
    path(f"{_ONE}phe-duyet/", views.approve, name="approve"),
    path(f"{_ONE}ghi-nhan/", views.record, name="record"),
    path(f"{_ONE}thong-bao/", views.notify, name="notify"),
    path(f"{_ONE}cong-bo/", views.publish, name="publish"),
    path(f"{_ONE}lap-dinh-chinh/", views.open_correction, name="open_correction"),
    path(f"{_ONE}dinh-chinh/", views.correction, name="correction"),
    path(f"{_ONE}dinh-chinh/diem/", views.correct_points, name="correct_points"),
    path(f"{_ONE}dinh-chinh/so-lieu/", views.correct_figure, name="correct_figure"),
    path(f"{_ONE}dinh-chinh/bo-dong/", views.drop_line, name="drop_line"),
    path(f"{_ONE}dinh-chinh/thoi/", views.drop_correction, name="drop_correction"),
    path(f"{_ONE}dinh-chinh/trinh/", views.submit_correction, name="submit_correction"),
    path(f"{_ONE}ban-chot/<int:revision>/", views.seal, name="seal"),
    *letter_urls.urlpatterns,
    path("cong-khai/", views_open.index, name="open_list"),
    path("cong-khai/khoa-cong-khai.pub", views_open.key, name="key"),
    path(f"{_OPEN}/", views_open.month, name="open"),
    path(f"{_OPEN}.<data:kind>", views_open.data, name="data"),
    path(f"{_OPEN}/ban-chot/<int:revision>/", views_open.seal, name="open_seal"),
]
