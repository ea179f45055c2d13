"""Addresses of explanations."""

from django.urls import path

from chamdiem.portal.explanations import views

app_name = "explanations"
_ONE = "giai-trinh/<uuid:public_id>/"
urlpatterns = [
    path("giai-trinh/", views.index, name="list"),
    path("giai-trinh/yeu-cau/", views.ask, name="ask"),
    path("giai-trinh/yeu-cau/nhiem-vu/", views.ask_tasks, name="ask_tasks"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}tra-loi/", views.answer, name="answer"),
    path(f"{_ONE}ket-luan/", views.judge, name="judge"),
]
