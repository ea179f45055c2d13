"""The third door: check, score, keep or throw away."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.formats.problems import Place, refuse
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights.roles import ROLES, Role
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.scoring import actions, outside
from chamdiem.portal.scoring.models import Draft, Figure, Run
from tests.factories import months

pytestmark = pytest.mark.django_db
UPLOAD = reverse("scoring:upload")


@pytest.fixture
def at_the_door(client, officer):
    """Return a client that has signed in, over an installation with a province."""
    months.series(slug="tinh")
    client.force_login(officer)
    return client


def brought(figures, *, scheme=None, month="08/2026"):
    """Fill in the form with a scheme of one's own."""
    source = months.SCHEME.encode() if scheme is None else scheme
    return {
        "scheme": "moi",
        "scheme_file": SimpleUploadedFile("nho.yaml", source),
        "month": month,
        "figures_file": SimpleUploadedFile("so-lieu.csv", figures),
    }


def drafted(client, figures=None):
    """Bring files that are right; return the draft."""
    figures = figures or months.figures_file((8, 10), (1, 2))
    response = client.post(UPLOAD, brought(figures))
    assert response.status_code == 302, response.content.decode()
    return Draft.objects.get()


def test_right_files_lead_to_a_dry_run_and_store_no_figure(at_the_door):
    draft = drafted(at_the_door)

    page = at_the_door.get(reverse("scoring:draft", args=[draft.pk])).content.decode()

    assert "8,00" in page
    assert not Run.objects.exists()
    assert not SchemeVersion.objects.exists()


def test_a_wrong_row_is_told_with_its_place_and_nothing_is_stored(at_the_door):
    response = at_the_door.post(UPLOAD, brought(months.figures_file((8, 10), ("tám", 10))))
    page = response.content.decode()

    assert response.status_code == 422
    assert "dòng 5" in page
    assert "tám" in page
    assert "08/2026" in page
    assert not Draft.objects.exists()


def test_a_wrong_scheme_is_told_with_its_line(at_the_door):
    wrong = months.SCHEME.replace("kind: ratio", "kind: ratoi").encode()

    page = at_the_door.post(UPLOAD, brought(months.figures_file((8, 10)), scheme=wrong))

    assert page.status_code == 422
    assert "nho.yaml, dòng" in page.content.decode()


def test_keeping_a_draft_scores_the_month_and_keeps_the_scheme(at_the_door):
    draft = drafted(at_the_door)

    response = at_the_door.post(reverse("scoring:keep", args=[draft.pk]))

    assert response.url == reverse("scoring:month", args=["tinh", months.AUGUST])
    assert Run.objects.get().scheme_version == SchemeVersion.objects.get()
    assert not Draft.objects.exists()
    assert Entry.objects.filter(verb="scoring.draft.kept").count() == 1


def test_throwing_a_draft_away_leaves_nothing_but_the_trail(at_the_door):
    draft = drafted(at_the_door)

    at_the_door.post(reverse("scoring:discard", args=[draft.pk]))

    assert not Draft.objects.exists()
    assert not Figure.objects.exists()
    assert Entry.objects.filter(verb="scoring.draft.discarded").exists()


def test_a_draft_is_decided_once(at_the_door, officer):
    draft = drafted(at_the_door)
    actions.keep(draft=draft, by=officer, at=months.AT)

    with pytest.raises(actions.AlreadyDecided):
        actions.keep(draft=draft, by=officer, at=months.AT)

    assert Run.objects.count() == 1


@pytest.mark.parametrize("route", ["draft", "keep", "discard"])
def test_a_draft_is_there_for_its_author_only(route, at_the_door, client):
    from tests.factories import people

    draft = drafted(at_the_door)
    client.force_login(people.person(role=Role.OFFICER))
    address = reverse(f"scoring:{route}", args=[draft.pk])

    answer = client.get(address) if route == "draft" else client.post(address)

    assert answer.status_code == 404
    assert Draft.objects.exists()


def test_a_version_that_is_there_with_other_content_is_refused_i1(at_the_door):
    months.version()
    other = months.SCHEME.replace("Bộ tiêu chí nhỏ", "Bộ tiêu chí khác").encode()
    response = at_the_door.post(UPLOAD, brought(months.figures_file((8, 10)), scheme=other))

    page = response if response.status_code == 422 else at_the_door.get(UPLOAD)

    assert "nội dung khác" in page.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("month", ["13/2026", "tháng tám", ""])
def test_a_month_that_is_none_is_told_beside_its_field(month, at_the_door):
    response = at_the_door.post(UPLOAD, brought(months.figures_file((8, 10)), month=month))

    assert response.status_code == 422
    assert "Tháng chấm" in response.content.decode()
    assert not Draft.objects.exists()


def test_a_month_outside_the_schemes_validity_is_refused(at_the_door):
    response = at_the_door.post(UPLOAD, brought(months.figures_file((8, 10)), month="12/2025"))

    assert response.status_code == 422
    assert not Draft.objects.exists()


def test_a_file_that_is_no_table_is_refused_in_words(at_the_door):
    response = at_the_door.post(UPLOAD, brought(b"\x00\x01\x02" * 100))

    assert response.status_code == 422
    assert "so-lieu.csv" in response.content.decode()


@pytest.mark.parametrize(("who", "answer"), [("leader", 403), ("administrator", 403)])
def test_only_officers_bring_figures_i33(who, answer, request, client):
    client.force_login(request.getfixturevalue(who))

    assert client.get(UPLOAD).status_code == answer


def test_an_open_draft_is_found_again_on_the_form(at_the_door):
    drafted(at_the_door)

    assert "so-lieu.csv" in at_the_door.get(UPLOAD).content.decode()


@pytest.mark.parametrize("act", ["draft", "keep"])
def test_a_draft_that_can_no_longer_be_read_is_told_and_stays(act, at_the_door, monkeypatch):
    draft = drafted(at_the_door)
    monkeypatch.setattr(outside, "read_scheme_outside", _too_slow)
    address = reverse(f"scoring:{act}", args=[draft.pk])

    answer = at_the_door.get if act == "draft" else at_the_door.post
    page = answer(address, follow=True).content.decode()

    assert "quá lâu" in page
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert not Run.objects.exists()


def _too_slow(*_arguments, **_named):
    raise refuse(Place("nho.yaml"), "Đọc quá lâu", "tệp nhỏ hơn")


def test_a_published_month_is_not_offered_to_be_replaced(at_the_door, officer):
    first = drafted(at_the_door)
    run = actions.keep(draft=first, by=officer, at=months.AT)
    months.activated(run.scheme_version)
    actions.publish(run=run, by=officer, at=months.AT)
    second = actions.open_draft(
        series=run.series,
        month=months.AUGUST,
        brought=outside.Brought.of(first),
        by=officer,
        at=months.AT,
    )

    page = at_the_door.get(reverse("scoring:draft", args=[second.pk])).content.decode()

    assert "Tháng này đã công bố" in page
    assert "Giữ lại kết quả này" not in page


def test_a_scheme_of_ones_own_is_kept_only_by_one_who_may_add_schemes(at_the_door, monkeypatch):
    draft = drafted(at_the_door)
    officer = ROLES[Role.OFFICER]
    fewer = replace(officer, rights=officer.rights - {Right.SCHEMES_ADD})
    monkeypatch.setitem(ROLES, Role.OFFICER, fewer)

    answer = at_the_door.post(reverse("scoring:keep", args=[draft.pk]))

    assert answer.status_code == 403
    assert not SchemeVersion.objects.exists()
