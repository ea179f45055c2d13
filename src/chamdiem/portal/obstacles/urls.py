"""The addresses of obstacles."""

from django.urls import path

from chamdiem.portal.obstacles import views, views_acts

app_name = "obstacles"
_ONE = "vuong-mac/<uuid:public_id>/"
_GROUP = "vuong-mac/nhom/<uuid:public_id>/"
_ACTS = {
    "classify": "phan-loai",
    "route": "chuyen",
    "comment": "y-kien",
    "answer": "tra-loi",
    "close": "dong",
    "join": "ghep",
}
_GROUP_ACTS = {
    "group_route": "chuyen",
    "group_comment": "y-kien",
    "group_answer": "tra-loi",
    "group_close": "dong",
    "group_rename": "doi-ten",
}
urlpatterns = [
    path("vuong-mac/", views.index, name="list"),
    path("vuong-mac/bao/", views.report, name="report"),
    path("vuong-mac/tong-hop/", views.synthesis, name="synthesis"),
    path("vuong-mac/tong-hop/tong-hop.docx", views.synthesis_file, name="synthesis_file"),
    path(_GROUP, views.group, name="group"),
    path(f"{_GROUP}them/", views_acts.add, name="group_add"),
    path(f"{_GROUP}bo-ra/", views_acts.drop, name="group_drop"),
    *(
        path(f"{_GROUP}{address}/", views_acts.act, {"name": name}, name=name)
        for name, address in _GROUP_ACTS.items()
    ),
    path(_ONE, views.one, name="one"),
    *(
        path(f"{_ONE}{address}/", views_acts.act, {"name": name}, name=name)
        for name, address in _ACTS.items()
    ),
]
