"""The addresses of directing documents."""

from django.urls import path

from chamdiem.portal.directives import views, views_reading, views_trust

app_name = "directives"
_ONE = "van-ban/<uuid:public_id>/"
urlpatterns = [
    path("van-ban/", views.index, name="list"),
    path("van-ban/vao-so/", views.register, name="register"),
    path("van-ban/doc/", views_reading.upload, name="upload"),
    path("van-ban/doc/<uuid:key>/", views_reading.draft, name="draft"),
    path("van-ban/doc/<uuid:key>/bo/", views_reading.drop, name="drop"),
    path("van-ban/doc/<uuid:key>/doc-lai/", views_reading.read_again, name="read_again"),
    path("van-ban/doc/<uuid:key>/trang/<int:number>/", views_reading.page, name="draft_page"),
    path("van-ban/nguon-tin-cay/", views_trust.trust, name="trust"),
    path("van-ban/nguon-tin-cay/<slug:key>/thoi/", views_trust.withdraw, name="withdraw_trust"),
    path(f"{_ONE}chu-ky/", views_trust.check, name="check"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}trang/<int:number>/", views_reading.sheet, name="sheet"),
    path(f"{_ONE}sua/", views.restate, name="restate"),
    path(f"{_ONE}danh-dau/", views.mark, name="mark"),
    path(f"{_ONE}noi-nhan/", views.address, name="address"),
    path(f"{_ONE}dan-chieu/", views.cite, name="cite"),
]
