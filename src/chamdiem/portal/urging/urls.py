"""Addresses of urging."""

from django.urls import path

from chamdiem.portal.urging import views, views_acts

app_name = "urging"
_ONE = "don-doc/<uuid:public_id>/"
_UNIT = f"{_ONE}don-vi/<uuid:unit>/"
urlpatterns = [
    path("don-doc/", views.index, name="list"),
    path("don-doc/can-don-doc/", views.low, name="low"),
    path(_ONE, views.letter, name="letter"),
    path(f"{_ONE}du-thao.docx", views.letter_file, name="letter_file"),
    path(f"{_ONE}phat-hanh/", views_acts.issue, name="issue"),
    path(f"{_ONE}bo/", views_acts.drop, name="drop"),
    path(f"{_ONE}cap-tren/", views_acts.raise_level, name="raise"),
    path(f"{_UNIT}da-nhan/", views_acts.acknowledge, name="acknowledge"),
    path(f"{_UNIT}tra-loi/", views_acts.respond, name="respond"),
    path(f"{_UNIT}ket-luan/", views_acts.conclude, name="conclude"),
]
