"""Addresses of rights: the policy, people, lending, withdrawing."""

from django.urls import path

from chamdiem.portal.rights.views import account, own, people

app_name = "rights"
_ONE = "nguoi-dung/<uuid:person>/"

urlpatterns = [
    path("phan-quyen/", own.policy, name="policy"),
    path("giao-quyen/", own.lending, name="lending"),
    path("giao-quyen/<uuid:lent>/ket-thuc/", own.end_lending, name="end_lending"),
    path("rut-khoi-muc/", own.council, name="council"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/mo-tai-khoan/", account.open_account, name="open"),
    path(_ONE, people.person, name="person"),
    path(f"{_ONE}tai-khoan/", account.give_account, name="give_account"),
    path(f"{_ONE}phieu/", account.slip, name="slip"),
    path(f"{_ONE}dat-lai/", account.reset, name="reset"),
    path(f"{_ONE}mo-khoa/", account.unlock, name="unlock"),
    path(f"{_ONE}dong/", account.close, name="close"),
    path(f"{_ONE}mo-lai/", account.reopen, name="reopen"),
    path(f"{_ONE}ban-giao/", account.hand_over, name="hand_over"),
    path(f"{_ONE}vai-tro/", people.give, name="give"),
    path(f"{_ONE}vai-tro/<int:grant>/thu-lai/", people.withdraw, name="withdraw"),
]
