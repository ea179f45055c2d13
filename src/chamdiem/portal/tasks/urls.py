"""The addresses of tasks."""

from django.urls import path

from chamdiem.portal.tasks import views, views_acts, views_reading, views_sheets

app_name = "tasks"
_ONE = "nhiem-vu/<uuid:public_id>/"
_ACTS = {
    "report": "bao-tien-do",
    "claim": "bao-hoan-thanh",
    "answer": "xac-nhan",
    "extend": "xin-gia-han",
    "decide": "quyet-dinh-gia-han",
    "milestone": "moc",
    "resource": "nguon-luc",
    "reword": "sua-loi",
    "withdraw": "thu-hoi",
}
urlpatterns = [
    path("nhiem-vu/", views.index, name="list"),
    path("nhiem-vu/bang/", views.board, name="board"),
    path("nhiem-vu/thoi-gian/", views.timeline, name="timeline"),
    path("nhiem-vu/ke-hoach/", views.plans, name="plans"),
    path("nhiem-vu/ke-hoach/<uuid:public_id>/", views.set_own, name="set_own"),
    path("nhiem-vu/nhiem-vu.xlsx", views_sheets.workbook, name="workbook"),
    path("nhiem-vu/mau.xlsx", views_sheets.blank, name="blank"),
    path("nhiem-vu/nap/", views_sheets.upload, name="upload"),
    path("nhiem-vu/nap/<uuid:key>/", views_sheets.draft, name="draft"),
    path("nhiem-vu/nap/<uuid:key>/giao/", views_sheets.keep, name="keep"),
    path("nhiem-vu/nap/<uuid:key>/bo/", views_sheets.discard, name="discard"),
    path("van-ban/<uuid:public_id>/giao/", views.give, name="give"),
    path("van-ban/<uuid:public_id>/ban-doc/", views_reading.review, name="review"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}giao-tiep/", views.hand_down, name="hand_down"),
    path(f"{_ONE}nguoi-thuc-hien/", views_acts.doer, name="doer"),
    path(f"{_ONE}dat-moc/", views_acts.reach, name="reach"),
    *(
        path(f"{_ONE}{address}/", views_acts.act, {"name": name}, name=name)
        for name, address in _ACTS.items()
    ),
]
