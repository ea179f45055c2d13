"""Addresses of inspections."""

from django.urls import path

from chamdiem.portal.inspections import views, views_acts, views_findings, views_visits

app_name = "inspections"
_ONE = "kiem-tra/<uuid:public_id>/"
_FINDING = f"{_ONE}phat-hien/<int:number>/"
_ACTS = {
    "cancel": "huy",
    "items": "muc",
    "minutes": "bien-ban",
    "finding": "phat-hien",
    "reappraise": "tham-dinh-lai",
}
_OF_FINDINGS = {"remedy": "khac-phuc", "answer": "tra-loi", "withdraw": "rut"}
urlpatterns = [
    path("kiem-tra/", views.index, name="list"),
    path("kiem-tra/lap/", views.new, name="new"),
    path("kiem-tra/doan-khac/", views_visits.visits, name="visits"),
    path("kiem-tra/doan-khac/<uuid:public_id>/bo/", views_visits.drop, name="drop_visit"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}sua/", views.revise, name="revise"),
    path(f"{_ONE}cong-bo/", views.announce, name="announce"),
    path(f"{_ONE}ket-thuc/", views.close, name="close"),
    path(f"{_ONE}ket-qua/", views_acts.results, name="results"),
    path(f"{_ONE}bien-ban.docx", views.letter, name="letter"),
    *(
        path(f"{_ONE}{address}/", views_acts.act, {"name": name}, name=name)
        for name, address in _ACTS.items()
    ),
    *(
        path(f"{_FINDING}{address}/", views_findings.act, {"name": name}, name=name)
        for name, address in _OF_FINDINGS.items()
    ),
]
