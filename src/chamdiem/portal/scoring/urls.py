"""Addresses of scores; those of a series come last, for a series may have any name."""

from django.urls import path, register_converter

from chamdiem.portal.scoring import views
from chamdiem.portal.scoring.downloads import KindConverter

register_converter(KindConverter, "kind")
app_name = "scoring"

urlpatterns = [
    path("nap/", views.upload, name="upload"),
    path("nap/<uuid:key>/", views.draft, name="draft"),
    path("nap/<uuid:key>/giu-lai/", views.keep, name="keep"),
    path("nap/<uuid:key>/bo-di/", views.discard, name="discard"),
    path("<slug:series>/", views.latest, name="latest"),
    path("<slug:series>/nguoi-dung-dau/<uuid:key>/", views.head, name="head"),
    path("<slug:series>/<month:month>/", views.month, name="month"),
    path("<slug:series>/<month:month>/cong-bo/", views.publish, name="publish"),
    path("<slug:series>/<month:month>/dinh-chinh/<int:number>/", views.revision, name="revision"),
    path("<slug:series>/<month:month>/doi-chieu/", views.compare, name="compare"),
    path("<slug:series>/<month:month>/tai-ve.<kind:kind>", views.download, name="download"),
    path("<slug:series>/<month:month>/<str:unit>/", views.unit, name="unit"),
    path("<slug:series>/<month:month>/<str:unit>/dien-giai/", views.explain, name="explain"),
    path("<slug:series>/<month:month>/<str:unit>/<str:node>/", views.why, name="why"),
]
