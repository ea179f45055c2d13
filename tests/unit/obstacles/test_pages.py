"""Pages of obstacles: a unit reports, the Department routes, the one asked comments, all read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from chamdiem.portal.obstacles import queries
from chamdiem.portal.obstacles.choices import State
from chamdiem.portal.obstacles.models import Answer, Closing, Comment, Group, Obstacle, Routing
from chamdiem.portal.rights.roles import Role
from tests.factories import months, obstacles, organisations, people, tasks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 8, 3, 0, tzinfo=UTC)
AFTER = "#da-ghi"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let it be the day after the first report."""
    monkeypatch.setattr("chamdiem.portal.obstacles.views.timezone.now", lambda: NOW)


@pytest.fixture
def unit():
    return organisations.organisation("Xã Thử")


@pytest.fixture
def reporter(unit):
    return obstacles.reporter(unit)


@pytest.fixture
def owner():
    return organisations.organisation("Sở Được Hỏi")


def at(name, *keys):
    return reverse(f"obstacles:{name}", args=keys)


def shown(client, name, *keys):
    return client.get(at(name, *keys)).content.decode()


def report(**other):
    """Return what a unit fills in."""
    return {
        "text": "Đường truyền yếu", "category": "infrastructure", "level": "department",
        "asked_words": "VNPT Thử", "asked_for": "nâng cấp", "asked_before": "30/09/2026",
    } | other  # fmt: skip


def told(one):
    return queries.told(obstacles=Obstacle.objects.filter(pk=one.pk), at=NOW)[0]


def test_a_unit_reports_with_its_task_and_criterion(client, reporter, unit):
    task, version = tasks.task(lead=unit), months.version()
    client.force_login(reporter)
    said = report(task=task.public_id, criterion=f"{version.pk}:ON_TIME")
    assert tasks.TITLE in shown(client, "report")

    answer = client.post(at("report"), said)

    made = Obstacle.objects.get()
    assert answer.url == at("one", made.public_id) + AFTER
    assert (made.organisation, made.task, made.leaf) == (unit, task, "ON_TIME")
    page = shown(client, "one", made.public_id)
    for words in ("Đường truyền yếu", "VNPT Thử", "30/09/2026", "Mới báo", "Đúng hạn (ON_TIME)"):
        assert words in page


def test_a_link_begins_a_report_with_what_it_is_about(client, reporter, unit):
    task, version = tasks.task(lead=unit), months.version()
    client.force_login(reporter)

    there = f"{at('report')}?nhiem-vu={task.public_id}&tieu-chi={version.pk}:ON_TIME"
    page = client.get(there).content.decode()

    assert f'value="{task.public_id}" selected' in page
    assert f'value="{version.pk}:ON_TIME" selected' in page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"text": ""}, "Hãy ghi “Khó khăn, vướng mắc”."),
        ({"asked_words": ""}, "Hãy ghi đề nghị ai làm"),
        ({"asked_before": "01/09/2026"}, "Ngày 01/09/2026 đã qua"),
        ({"asked_before": "31/02/2026"}, "Hãy ghi ngày/tháng/năm có thật"),
        ({"category": ""}, "Hãy chọn “Loại”."),
    ],
)
def test_a_refused_report_keeps_what_was_typed(client, reporter, other, words):
    client.force_login(reporter)

    answer = client.post(at("report"), report(asked_for="kéo cáp đến trụ sở") | other)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "kéo cáp đến trụ sở" in page
    assert "data-fresh" not in page
    assert not Obstacle.objects.exists()


def test_a_report_sent_twice_is_kept_once(client, reporter):
    client.force_login(reporter)
    key = client.get(at("report")).context["page"].form["key"].value()

    sent = [client.post(at("report"), report(key=key)).url for _ in "12"]

    assert len(set(sent)) == 1
    assert Obstacle.objects.count() == 1


def test_who_reports_for_no_unit_has_no_form(client, officer, outsider):
    for person in (officer, outsider):
        client.force_login(person)
        assert client.get(at("report")).url == at("list")
        assert client.post(at("report"), report()).url == at("list")
    assert not Obstacle.objects.exists()


def test_who_reports_for_several_units_says_for_which(client, reporter, unit):
    other = organisations.organisation("Xã Khác")
    both = people.person(role=Role.UNIT_OFFICER, organisation=other)
    both.grants.create(role=Role.UNIT_OFFICER, organisation=unit, given_at=people.AT)
    client.force_login(both)

    assert client.post(at("report"), report()).status_code == 422
    client.post(at("report"), report(unit=unit.public_id))

    assert Obstacle.objects.get().organisation == unit


def test_a_unit_sees_its_own_and_what_it_is_asked_about_and_no_others(client, reporter, unit):
    ours, theirs, asked = obstacles.obstacle(unit), obstacles.obstacle(), obstacles.obstacle()
    obstacles.routed(asked, unit)
    client.force_login(reporter)

    rows = client.get(at("list")).context["page"].listed.rows

    assert {row.told.id for row in rows} == {ours.pk, asked.pk}
    assert client.get(at("one", asked.public_id)).status_code == 200
    assert client.get(at("one", theirs.public_id)).status_code == 404


@pytest.mark.parametrize("name", ["classify", "route", "answer", "join", "comment"])
def test_a_unit_does_nothing_of_the_departments(client, reporter, unit, name):
    one = obstacles.obstacle(unit)
    client.force_login(reporter)

    assert client.get(at(name, one.public_id)).status_code == 404
    assert client.post(at(name, one.public_id), {"text": "Thử"}).status_code == 404


@pytest.mark.parametrize("name", ["one", "classify", "route", "comment", "answer", "close", "join"])
def test_to_a_stranger_there_is_no_obstacle(client, outsider, name):
    one = obstacles.obstacle()
    obstacles.routed(one)
    client.force_login(outsider)

    assert client.get(at(name, one.public_id)).status_code == 404


@pytest.mark.parametrize(
    "name", ["group", "group_route", "group_comment", "group_answer", "group_close", "group_rename"]
)
def test_a_unit_of_a_group_does_not_see_the_others_of_it(client, reporter, unit, name):
    group = obstacles.grouped(obstacles.obstacle(unit), obstacles.obstacle())
    client.force_login(reporter)

    assert client.get(at(name, group.public_id)).status_code == 404


def test_leaders_and_oversight_read_and_change_nothing(client):
    one = obstacles.obstacle()
    client.force_login(people.person(role=Role.OVERSIGHT))

    assert client.get(at("one", one.public_id)).status_code == 200
    assert client.get(at("synthesis")).status_code == 200
    assert client.post(at("answer", one.public_id), {"text": "Thử"}).status_code == 404
    assert not Answer.objects.exists()


def test_from_report_to_end_on_the_pages(client, officer, reporter, unit, owner):
    one = obstacles.obstacle(unit)
    client.force_login(officer)
    client.post(at("route", one.public_id), {"owner": owner.public_id, "level": "department"})
    assert "Sở Được Hỏi, đến hết 11/09/2026, còn 3 ngày" in shown(client, "one", one.public_id)

    client.force_login(obstacles.reporter(owner))
    answer = client.post(at("comment", one.public_id), {"text": "Sẽ kéo cáp trong tháng"})
    assert answer.url == at("one", one.public_id) + AFTER
    client.force_login(officer)
    client.post(at("answer", one.public_id), {"text": "Đã kéo cáp", "number": "15/SKHCN-CĐS"})

    client.force_login(reporter)
    page = shown(client, "one", one.public_id)
    assert "Đã kéo cáp" in page
    assert "văn bản số 15/SKHCN-CĐS" in page
    client.post(at("close", one.public_id), {"text": "Đường truyền ổn định"})
    assert told(one).state is State.CLOSED
    assert Closing.objects.get().by == reporter.public_id


def test_the_provincial_office_routes_up_and_says_why(client, owner):
    one = obstacles.obstacle()
    obstacles.routed(one, owner)
    client.force_login(people.person(role=Role.PROVINCIAL_OFFICE))
    said = {"owner": organisations.province().public_id, "level": "province"}

    refused = client.post(at("route", one.public_id), said)
    client.post(at("route", one.public_id), said | {"note": "Vượt thẩm quyền của sở"})

    assert refused.status_code == 422
    assert "Hãy ghi vì sao chuyển tiếp." in refused.content.decode()
    assert Routing.objects.latest("id").owner == organisations.province()


def test_a_refused_act_is_said_with_what_was_typed(client, officer, owner):
    one = obstacles.obstacle()
    obstacles.routed(one, owner)
    client.force_login(officer)
    said = {"owner": owner.public_id, "level": "department", "note": "Nhắc lại lần nữa"}

    answer = client.post(at("route", one.public_id), said)

    assert answer.status_code == 422
    assert "Vướng mắc đang ở đúng cơ quan và cấp này" in answer.content.decode()
    assert "Nhắc lại lần nữa" in answer.content.decode()


def test_who_writes_down_an_opinion_for_another_names_its_document(client, officer, owner):
    one = obstacles.obstacle()
    obstacles.routed(one, owner)
    client.force_login(officer)

    refused = client.post(at("comment", one.public_id), {"text": "Đồng ý"})
    client.post(at("comment", one.public_id), {"text": "Đồng ý", "number": "9/SĐH"})

    assert refused.status_code == 422
    assert "phải kèm số, ký hiệu văn bản" in refused.content.decode()
    assert Comment.objects.get().is_relayed
    page = shown(client, "one", one.public_id)
    assert "Sở Được Hỏi: Đồng ý (văn bản số 9/SĐH; ghi theo văn bản)" in page
    assert "Ghi ý kiến theo văn bản" in page


def test_an_opinion_after_its_day_says_so(client, officer, owner, monkeypatch):
    one = obstacles.obstacle()
    routing = obstacles.routed(one, owner)
    late = NOW + timedelta(days=5)
    monkeypatch.setattr("chamdiem.portal.obstacles.views.timezone.now", lambda: late)
    client.force_login(officer)
    assert "Chờ ý kiến, quá hạn" in shown(client, "list")

    obstacles.commented(routing, at=late)

    assert "sau hạn 10/09/2026" in shown(client, "one", one.public_id)


def test_obstacles_are_joined_from_what_looks_alike(client, officer, unit):
    one, other = obstacles.obstacle(unit), obstacles.obstacle()
    client.force_login(officer)
    page = shown(client, "join", one.public_id)
    assert str(other.public_id) in page

    answer = client.post(
        at("join", one.public_id), {"title": "Cáp quang yếu", "others": [other.public_id]}
    )

    group = Group.objects.get()
    assert answer.status_code == 302
    assert told(one).group_id == told(other).group_id == group.pk
    assert "Cáp quang yếu" in shown(client, "group", group.public_id)


def test_to_join_one_names_one_group(client, officer):
    one, group = obstacles.obstacle(), obstacles.grouped(obstacles.obstacle())
    client.force_login(officer)
    both = {"title": "Tên khác", "group": group.public_id}

    assert client.post(at("join", one.public_id), {}).status_code == 422
    assert client.post(at("join", one.public_id), both).status_code == 422
    client.post(at("join", one.public_id), {"group": group.public_id})

    assert told(one).group_id == group.pk


def test_one_answer_on_the_groups_page_is_read_by_every_unit(client, officer, reporter, unit):
    one = obstacles.obstacle(unit)
    group = obstacles.grouped(one, obstacles.obstacle())
    client.force_login(officer)

    client.post(at("group_answer", group.public_id), {"text": "Nâng cấp trong quý IV"})

    client.force_login(reporter)
    page = shown(client, "one", one.public_id)
    assert "Nâng cấp trong quý IV" in page
    assert "trả lời chung cho mọi đơn vị cùng nguyên nhân" in page
    assert at("group", group.public_id) not in page


def test_the_groups_page_adds_up_what_it_blocks(client, officer, unit):
    version, task = months.version(), tasks.task(lead=unit)
    group = obstacles.grouped(
        obstacles.obstacle(unit, task=task, version=version, leaf="ON_TIME"),
        obstacles.obstacle(version=version, leaf="ON_TIME"),
    )
    client.force_login(officer)

    page = client.get(at("group", group.public_id)).context["page"]

    assert [one.title for one in page.blocked.tasks] == [tasks.TITLE]
    assert [(one.once, one.by_unit) for one in page.points] == [("10", "20")]


def test_who_is_asked_about_a_group_reads_it_and_comments(client, owner):
    one = obstacles.obstacle()
    group = obstacles.grouped(one, obstacles.obstacle())
    obstacles.routed(group, owner)
    client.force_login(obstacles.reporter(owner))
    for page in (("group", group.public_id), ("one", one.public_id)):
        assert at("group_comment", group.public_id) in shown(client, *page)

    client.post(at("group_comment", group.public_id), {"text": "Đã có kế hoạch"})

    assert Comment.objects.get().routing.group == group
    assert client.get(at("group_answer", group.public_id)).status_code == 404


def test_one_more_is_added_to_a_group_and_taken_out(client, officer):
    group, one = obstacles.grouped(obstacles.obstacle()), obstacles.obstacle()
    client.force_login(officer)

    client.post(at("group_add", group.public_id), {"vuong-mac": one.public_id})
    assert told(one).group_id == group.pk
    client.post(at("group_drop", group.public_id), {"vuong-mac": one.public_id})

    assert told(one).group_id is None
    for wrong in ("", "x", obstacles.obstacle().public_id):
        there = client.post(at("group_drop", group.public_id), {"vuong-mac": wrong})
        assert there.status_code == 404


def test_the_list_is_narrowed_in_its_address(client, officer, unit):
    one = obstacles.obstacle(unit)
    obstacles.obstacle(text="Thiếu người làm chuyên trách")
    client.force_login(officer)

    page = client.get(f"{at('list')}?q=duong truyen&don-vi=Xã Thử").context["page"]

    assert [row.told.id for row in page.listed.rows] == [one.pk]


def test_empty_pages_say_what_will_stand_there(client, officer, reporter):
    organisations.province()
    client.force_login(officer)
    assert "Chưa có khó khăn, vướng mắc nào" in shown(client, "list")
    assert "Không có vướng mắc nào trong những ngày này" in shown(client, "synthesis")
    group = obstacles.grouped(obstacles.obstacle())
    client.post(at("group_drop", group.public_id), {"vuong-mac": Obstacle.objects.get().public_id})
    assert "Nhóm không còn vướng mắc nào" in shown(client, "group", group.public_id)
    assert "Không có vướng mắc nào khớp" in client.get(f"{at('list')}?q=zzz").content.decode()


def test_more_rows_cost_no_more_questions(client, officer, assert_queries_stay_flat):
    client.force_login(officer)
    version = months.version()

    def grow():
        group = obstacles.grouped(
            *(obstacles.obstacle(version=version, leaf="ON_TIME") for _ in range(3))
        )
        obstacles.commented(obstacles.routed(group))

    grow()
    group = Group.objects.get()
    for name, keys in (("list", ()), ("synthesis", ()), ("group", (group.public_id,))):
        assert_queries_stay_flat(show=lambda n=name, k=keys: client.get(at(n, *k)), grow=grow)


def test_more_that_happened_costs_no_more_questions(client, officer, assert_queries_stay_flat):
    one = obstacles.obstacle()
    client.force_login(officer)
    obstacles.commented(obstacles.routed(one))
    obstacles.answered(one)

    def grow():
        obstacles.commented(obstacles.routed(one, note="Tiếp"))
        obstacles.answered(one)

    assert_queries_stay_flat(show=lambda: client.get(at("one", one.public_id)), grow=grow)
