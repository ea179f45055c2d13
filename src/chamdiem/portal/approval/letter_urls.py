"""Addresses of the letters and lists of a month, within those of approval."""

from django.urls import path

from chamdiem.portal.approval import views_letters as views

urlpatterns = [
    path("phe-duyet/<month:month>/van-ban/", views.letters, name="letters"),
    path("phe-duyet/<month:month>/van-ban/<slug:code>.docx", views.letter, name="letter"),
    path("phe-duyet/<month:month>/van-ban/<slug:code>/", views.letter_check, name="letter_check"),
    path("phe-duyet/<month:month>/danh-sach/", views.lists, name="lists"),
]
