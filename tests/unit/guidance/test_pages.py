"""Pages of guidance: everybody reads, a unit asks, one drafts, another releases."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chamdiem.portal.guidance import queries
from chamdiem.portal.guidance.models import Attendance, Question, Takeover
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.rights.roles import Role
from tests.factories import guidance, months, objections, organisations, people, returns

LEAF = guidance.LEAF

pytestmark = pytest.mark.django_db


def _at(route: str = "leaf") -> str:
    version = months.version()
    return reverse(f"guidance:{route}", args=[version.scheme_id, version.version, LEAF])


@pytest.fixture
def unit():
    return organisations.organisation("Xã Thử", unit_code="X1")


@pytest.fixture
def asker(unit):
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def test_a_unit_asks_at_the_criterion(client, asker, unit) -> None:
    client.force_login(asker)

    answer = client.post(_at(), {"text": "Hồ sơ gia hạn có tính không?"}, follow=True)

    assert "1 câu hỏi đang chờ trả lời" in answer.content.decode()
    assert Question.objects.get().organisation == unit


def test_an_empty_question_is_said_beside_the_field(client, asker) -> None:
    client.force_login(asker)

    answer = client.post(_at(), {"text": ""})

    assert answer.status_code == 422
    assert "Hãy ghi “Câu hỏi”." in answer.content.decode()


def test_who_belongs_to_no_unit_has_no_form_and_asks_nothing(client) -> None:
    client.force_login(people.person(role=Role.CLERK))
    assert "Gửi câu hỏi</button>" not in client.get(_at()).content.decode()

    client.post(_at(), {"text": "Hỏi thử"})

    assert not Question.objects.exists()


def test_other_units_read_the_answer_and_not_who_asked(client, unit) -> None:
    question = guidance.asked(unit)
    guidance.answered(question)
    other = organisations.organisation("Xã Khác", unit_code="X2")
    client.force_login(people.person(role=Role.UNIT_OFFICER, organisation=other))

    pages = [client.get(one).content.decode() for one in (_at(), "/hoi-dap/?q=gia han")]

    for page in pages:
        assert "Có, nếu gia hạn bằng văn bản trước ngày hẹn" in page
        assert "Xã Thử" not in page
    assert client.get(reverse("guidance:question", args=[question.public_id])).status_code == 404


def test_an_officer_drafts_the_answer_and_a_leader_releases_it(client, unit) -> None:
    question = guidance.asked(unit)
    at = reverse("guidance:question", args=[question.public_id])
    client.force_login(guidance.writer())
    client.post(at, {"asked": "Hồ sơ gia hạn có tính không?", "text": "Có, khi có văn bản"})
    assert queries.answers() == ()

    client.force_login(guidance.leader())
    page = client.get(at).content.decode()
    assert "Xã Thử" in page
    client.post(at, {"act": "release", "answer": str(question.answers.get().pk)})

    assert [one.text for one in queries.answers()] == ["Có, khi có văn bản"]


def test_the_unit_that_asked_reads_its_question_and_answers_nothing(client, asker, unit) -> None:
    question = guidance.asked(unit, by=asker)
    at = reverse("guidance:question", args=[question.public_id])
    client.force_login(asker)

    assert "Đang chờ trả lời" in client.get(at).content.decode()
    assert client.post(at, {"asked": "a", "text": "b"}).status_code == 422
    assert client.post(at, {"act": "release", "answer": "1"}).status_code == 422
    assert not question.answers.exists()


def test_guidance_is_drafted_by_one_and_released_by_another(client) -> None:
    client.force_login(guidance.writer())
    client.post(_at("write"), {"counts": "Hồ sơ trả đúng hẹn"})
    draft = queries.draft_of(version=months.version(), leaf=LEAF)
    assert draft is not None

    client.force_login(guidance.leader())
    answer = client.post(_at("release"), {"draft": str(draft.pk)}, follow=True)

    assert "Hồ sơ trả đúng hẹn" in answer.content.decode()
    assert queries.of_leaf(version=months.version(), leaf=LEAF) is not None


def test_a_unit_reads_no_draft_and_writes_none(client, asker) -> None:
    guidance.drafted()
    client.force_login(asker)

    assert guidance.TOLD.counts not in client.get(_at()).content.decode()
    assert client.get(_at("write")).status_code == 403
    assert client.post(_at("release"), {"draft": "1"}).status_code == 403


def test_what_came_after_a_locked_month_says_so(client) -> None:
    made = objections.provisional()
    objections.move(made.of.period, Stage.APPROVED)
    guidance.released(at=datetime(2026, 10, 1, tzinfo=UTC))
    client.force_login(made.officer)

    asked = client.get(f"{_at()}?ky={made.of.period.month}").content.decode()

    assert "Có sau khi kỳ tháng 8/2026 đã khoá" in asked
    assert "đã khoá" not in client.get(_at()).content.decode()


def test_the_list_is_searched_without_diacritics(client, asker) -> None:
    guidance.released()
    client.force_login(asker)

    found = client.get("/huong-dan-tieu-chi/?q=dung han").content.decode()

    assert "Có hướng dẫn" in found
    assert (
        "Không có tiêu chí nào khớp"
        in client.get("/huong-dan-tieu-chi/?q=khong-co").content.decode()
    )


def test_a_leader_keeps_guidance_for_a_new_version(client) -> None:
    former = guidance.released().version
    version = months.version(text=months.SCHEME.replace('version: "1"', 'version: "2"'))
    client.force_login(guidance.leader())
    at = reverse("guidance:keep", args=[version.scheme_id, version.version])
    assert "Đúng hạn" in client.get(f"{at}?tu={former.pk}").content.decode()

    client.post(at, {"former": str(former.pk), "leaf": [LEAF]})

    assert Takeover.objects.get().version == version


def test_a_training_is_noted_with_material_and_who_came(client, unit, settings, tmp_path) -> None:
    client.force_login(guidance.writer())
    said = {"title": "Tập huấn", "on": "10/09/2026", "place": "Hội trường", "leaves": LEAF}
    answer = client.post("/tap-huan/ghi/", said | {"version": str(months.version().pk)})
    at = answer["Location"]

    client.post(at, {"file": SimpleUploadedFile("tai-lieu.csv", b"a;1")})
    client.post(at, {"act": "attendance", f"u-{unit.pk}": "3"})

    page = client.get(at).content.decode()
    assert "tai-lieu.csv" in page
    assert Attendance.objects.get().people == 3
    assert "1 đơn vị, 3 người" in page


def test_a_count_that_is_no_number_is_refused(client, unit) -> None:
    made = guidance.training()
    client.force_login(guidance.writer())
    at = reverse("guidance:training", args=[made.public_id])

    answer = client.post(at, {"act": "attendance", f"u-{unit.pk}": "ba"})

    assert answer.status_code == 422
    assert "Số người dự ghi bằng chữ số" in answer.content.decode()
    assert f'name="u-{unit.pk}" value="ba"' in answer.content.decode()


def test_a_unit_reads_a_training_and_changes_nothing(client, asker) -> None:
    made = guidance.training()
    client.force_login(asker)
    at = reverse("guidance:training", args=[made.public_id])

    assert client.get(at).status_code == 200
    assert "Tập huấn nhập phiếu" in client.get("/tap-huan/").content.decode()
    assert client.post(at, {"act": "attendance"}).status_code == 422
    assert client.get("/tap-huan/ghi/").status_code == 403


def test_each_criterion_of_a_return_leads_to_its_guidance_and_says_how_much(client) -> None:
    made = returns.filled()
    guidance.answered(guidance.asked(made.organisation))
    guidance.released()
    client.force_login(made.officer)
    at = reverse("returns:form", args=[made.of.period.month, made.organisation.public_id])

    page = client.get(at).content.decode()
    there = client.get(f"{at}hd/{LEAF}/", follow=True)

    assert f"<a href=hd/{LEAF}/>Hướng dẫn (2)</a>" in page
    assert guidance.TOLD.counts in there.content.decode()
    assert there.redirect_chain[0][0] == f"{_at()}?ky={made.of.period.month}"
