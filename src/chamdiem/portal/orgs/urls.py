"""Addresses of organisations."""

from django.urls import path

from chamdiem.portal.orgs.views import acting, importing, joining, reading

app_name = "orgs"
_ONE = "co-quan/<uuid:public_id>/"
_DRAFT = "co-quan/nap/<uuid:key>/"

urlpatterns = [
    path("co-quan/", reading.index, name="list"),
    path("co-quan/tep.csv", reading.table, name="table"),
    path("co-quan/tep.xlsx", reading.workbook, name="workbook"),
    path("co-quan/mau.xlsx", reading.blank, name="blank"),
    path("co-quan/nap/", importing.upload, name="upload"),
    path(_DRAFT, importing.draft, name="draft"),
    path(f"{_DRAFT}ghi/", importing.keep, name="keep"),
    path(f"{_DRAFT}bo/", importing.discard, name="discard"),
    path("co-quan/dia-ban/", acting.establish, name="establish"),
    path("co-quan/moi/", acting.found, name="found"),
    path("co-quan/khoi/", acting.blocks, name="blocks"),
    path("co-quan/sap-nhap/", joining.merge, name="merge"),
    path(_ONE, reading.organisation, name="organisation"),
    path(f"{_ONE}doi-thong-tin/", acting.change, name="change"),
    path(f"{_ONE}chia-tach/", joining.split, name="split"),
    path(f"{_ONE}ket-thuc/", acting.abolish, name="abolish"),
    path(f"{_ONE}dinh-chinh/<int:key>/", acting.correct, name="correct"),
]
