"""Addresses of guidance."""

from django.urls import path

from chamdiem.portal.guidance import views, views_questions, views_training

app_name = "guidance"
_VERSION = "huong-dan-tieu-chi/<str:scheme_id>/<str:version>/"
_LEAF = f"{_VERSION}<str:leaf>/"

urlpatterns = [
    path("huong-dan-tieu-chi/", views.listed, name="list"),
    path(f"{_VERSION}giu-nguyen/", views.keep, name="keep"),
    path(_LEAF, views.leaf, name="leaf"),
    path(f"{_LEAF}soan/", views.write, name="write"),
    path(f"{_LEAF}phat-hanh/", views.release, name="release"),
    path("hoi-dap/", views_questions.listed, name="questions"),
    path("hoi-dap/<uuid:public_id>/", views_questions.question, name="question"),
    path("tap-huan/", views_training.listed, name="trainings"),
    path("tap-huan/ghi/", views_training.new, name="training_new"),
    path("tap-huan/<uuid:public_id>/", views_training.training, name="training"),
]
