"""Data holders give figures: which agency, which inputs, until when; both are shown (R70)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.actions import GivenFigure
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import HolderFigure, Holding
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people, returns

pytestmark = pytest.mark.django_db
AT = returns.AT
TODAY = AT.date()
SOURCE = "Hệ thống một cửa của tỉnh"


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views_holding.timezone.now", lambda: AT)


@pytest.fixture
def agency():
    return organisations.organisation("Sở Giữ Số Liệu")


@pytest.fixture
def holder(agency):
    for code in ("done", "all"):
        assign(code, agency)
    return people.person(role=Role.DATA_HOLDER, organisation=agency)


def assign(code, agency, on=TODAY):
    return actions.assign_holder(
        input_code=code, organisation=agency, holds_from=on, by=people.person(), at=AT
    )


def give(made, agency, by, value=7, *, code="done", answer=Answer.VALUE, at=AT, source=SOURCE):
    one = GivenFigure(made.organisation.pk, code, answer, value)
    return actions.give_figure(
        period=made.of.period, holder=agency, given=one, source=source, by=by, at=at
    )


def refused(kind, *args, **named):
    with pytest.raises(kind) as caught:
        give(*args, **named)
    assert not HolderFigure.objects.exists()
    return str(caught.value)


def test_the_latest_figure_is_in_force_and_names_the_one_it_replaces_i7(agency, holder):
    made = returns.filled()
    give(made, agency, holder, 7)

    again = give(made, agency, holder, 7)
    give(made, agency, holder, 6)

    first, second = HolderFigure.objects.order_by("id")
    assert (again, second.replaces, second.value) == (0, first, 6)
    assert queries.held(of=made.of)["done"].value == 6
    assert Entry.objects.filter(verb="returns.holder.given").count() == 2


def test_both_figures_stand_in_the_return_of_the_unit(client, agency, holder):
    made = returns.filled("8", "10")
    give(made, agency, holder, 7)
    client.force_login(made.officer)

    where = [made.of.period.month, made.organisation.public_id]
    page = client.get(reverse("returns:form", args=where)).content.decode()

    assert "Cơ quan giữ dữ liệu: 7" in page and 'value="8"' in page


def test_nobody_gives_what_their_agency_does_not_hold(agency, holder):
    made, other = returns.filled(), organisations.organisation()

    assert "vai trò" in refused(actions.NotTheirData, made, other, holder)
    assert "vai trò" in refused(actions.NotTheirData, made, agency, made.officer)
    assign("done", other)
    assert "chưa giao" in refused(actions.NotTheirData, made, agency, holder)


def test_an_agency_holds_an_input_from_a_day_on_until_another_does(agency):
    assign("done", agency)
    assign("done", None, on=TODAY + timedelta(days=10))

    before, after = (TODAY + timedelta(days=days) for days in (9, 10))

    assert queries.holders(on=before)["done"].organisation_id == agency.pk
    assert "done" not in queries.holders(on=after)
    assert "done" not in queries.holders(on=TODAY - timedelta(days=1))
    assert Holding.objects.count() == 2


def test_after_the_deadline_it_says_who_moves_it(agency, holder):
    made = returns.filled()

    words = refused(
        actions.HoldersLate, made, agency, holder, at=returns.APPRAISED_BY + timedelta(seconds=1)
    )

    assert "lùi mốc" in words and "15/09/2026" in words


def test_a_figure_outside_its_bounds_or_without_source_is_refused(agency, holder):
    made = returns.filled()

    refused(actions.Refused, made, agency, holder, 10**30)
    refused(actions.Refused, made, agency, holder, None)
    assert "nguồn" in refused(actions.Refused, made, agency, holder, source=" ")


def test_a_column_is_typed_by_unit(client, agency, holder):
    made = returns.filled()
    client.force_login(holder)
    address = reverse("returns:holder_grid", args=[made.of.period.month, "done"])
    cell = f"v:{made.organisation.public_id}"

    wrong = client.post(address, {cell: "bảy", "source": SOURCE})
    client.post(address, {cell: "Không phát sinh", "source": SOURCE})

    assert wrong.status_code == 422 and "bảy" in wrong.content.decode()
    assert HolderFigure.objects.get().answer == Answer.NOTHING_AROSE


def test_a_sheet_is_taken_whole_or_not_at_all(client, agency, holder):
    made = returns.filled()
    client.force_login(holder)
    address = reverse("returns:holder_file", args=[made.of.period.month])
    code = made.of.period.expected.get().unit_code

    def sent(text):
        file = SimpleUploadedFile("so-lieu.csv", text.encode())
        return client.post(address, {"file": file, "source": SOURCE})

    wrong = sent(f"Mã đơn vị,done,all\n{code},7,mười\n")
    right = sent(f"Mã đơn vị,done,all\n{code},7,10\n")

    assert wrong.status_code == 422 and "mười" in wrong.content.decode()
    assert right.status_code == 302
    assert {one.input_code: one.value for one in HolderFigure.objects.all()} == {
        "done": 7,
        "all": 10,
    }


def test_a_sheet_with_one_column_alone_is_taken_too(client, agency, holder):
    made = returns.filled()
    client.force_login(holder)
    code = made.of.period.expected.get().unit_code
    file = SimpleUploadedFile("so-lieu.csv", f"unit,done\n{code},7\n".encode())

    answer = client.post(
        reverse("returns:holder_file", args=[made.of.period.month]),
        {"file": file, "source": SOURCE},
    )

    assert answer.status_code == 302, answer.content.decode()
    assert HolderFigure.objects.get().value == 7


def test_the_department_says_which_agency_holds_which_input(client, agency, officer):
    returns.filled()
    client.force_login(officer)
    address = reverse("returns:holders")

    page = client.get(address)
    client.post(
        reverse("returns:holders_assign"),
        {"input_code": "done", "organisation": str(agency.public_id), "holds_from": "01/08/2026"},
    )

    assert [one.code for one in page.context["page"].assigned] == ["done", "all"]
    assert Holding.objects.get().organisation == agency


def test_who_holds_nothing_finds_no_sheet_and_assigns_nothing(client, agency, holder):
    made = returns.filled()
    client.force_login(made.officer)

    grid = reverse("returns:holder_grid", args=[made.of.period.month, "done"])
    assert client.get(grid).status_code == 404
    assert (
        client.get(reverse("returns:holder_file", args=[made.of.period.month])).status_code == 404
    )
    assert client.post(reverse("returns:holders_assign"), {}).status_code == 403
    assert "Chưa có số liệu nào" in client.get(reverse("returns:holders")).content.decode()


def test_the_page_of_a_holder_counts_what_was_given(client, agency, holder):
    made = returns.filled()
    give(made, agency, holder)
    client.force_login(holder)

    month = client.get(reverse("returns:holders")).context["page"].months[0]

    assert sorted((one.given, one.every) for one in month.wanted) == [(0, 1), (1, 1)]
