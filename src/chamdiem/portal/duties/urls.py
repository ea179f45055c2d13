"""The addresses of the fourteen duties."""

from django.urls import path

from chamdiem.portal.duties import views

app_name = "duties"
urlpatterns = [
    path("noi-dung/", views.matrix, name="matrix"),
    path("noi-dung/nganh-trong-diem/", views.sectors, name="sectors"),
    path("noi-dung/don-vi/<uuid:public_id>/", views.unit, name="unit"),
    path("noi-dung/don-vi/<uuid:public_id>/<int:number>/thay-doi/", views.change, name="change"),
    path("noi-dung/lan/<uuid:public_id>/", views.occasion, name="occasion"),
]
