"""What the letters of a month read from its rows, and the pages and files that give them."""

import io
from datetime import timedelta

import docx
import pytest
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.appraisal.choices import Outcome, Settled
from chamdiem.portal.appraisal.models import Objection, Ruling
from chamdiem.portal.approval import letters
from chamdiem.portal.approval.letters import minutes, tables
from chamdiem.portal.approval.letters.facts import AGREED
from chamdiem.portal.approval.queries import letters as queries
from chamdiem.portal.defaults import actions as defaults
from chamdiem.portal.defaults import queries as declared
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.facts import TRIAL_WORDS
from chamdiem.portal.periods.models import Leave, Step
from chamdiem.writing.checks import Seen
from tests.factories import appraisal, approval, organisations, people, returns

pytestmark = pytest.mark.django_db
AT = approval.AT
REASON = "Báo cáo 15/BC-STC ngày 01/9/2026 trang 3 ghi 6 hồ sơ đúng hạn, không phải 8"


@pytest.fixture
def now(monkeypatch):
    """Let the views read the time of the tests."""
    monkeypatch.setattr("chamdiem.portal.approval.views_letters.timezone.now", lambda: AT)


@pytest.fixture
def month(db):
    return approval.month(("8", "10"), ("4", "10"))


def facts(period):
    period.refresh_from_db()
    return queries.month_facts(period=period, at=AT)


def concluded(*, points=None, held=None):
    """Return a unit whose criterion was settled, its month open to objections."""
    made = appraisal.sent("8", "10")
    if held is not None:
        appraisal.held(made.of, done=held)
    said = {"settled": Settled.POINTS, "points": points, "reason": REASON} if points else {}
    appraisal.settled(made.of, appraisal.officer(), **said)
    for to in (Stage.PROVISIONAL, Stage.OBJECTION):
        step(made.of.period, to)
    return made


def step(period, to):
    by = people.person().public_id
    Step.objects.create(period=period, from_stage=period.stage, to_stage=to, at=AT, by=by)
    period.refresh_from_db()


def object_to(one, *, points):
    """Let a head object and the council change the points."""
    by = people.person().public_id
    made = Objection.objects.create(
        of=one.of, leaf="ON_TIME", reason="Thiếu một hồ sơ", at=AT, by=by
    )
    Ruling.objects.create(
        objection=made,
        outcome=Outcome.CHANGED,
        points=points,
        reason="Nhận hồ sơ ấy",
        at=AT,
        by=by,
    )


def ask(client, name, *args):
    return client.get(reverse(f"approval:{name}", args=args))


def test_self_appraised_and_concluded_points_stand_apart_with_reasons_i17():
    made = concluded(points=600)
    object_to(made, points=700)

    (changed,) = facts(made.of.period).changed
    assert (changed.claimed, changed.appraised, changed.concluded) == (800, 600, 700)
    assert changed.reason == f"Kết luận kiến nghị: Nhận hồ sơ ấy. Thẩm định: {REASON}."


def test_points_that_are_as_claimed_are_not_listed(month):
    assert facts(month.period).changed == ()


def test_a_holders_figure_is_the_reason_where_nobody_wrote_one():
    (changed,) = facts(concluded(held=5).of.period).changed

    assert changed.concluded == 500
    assert changed.reason == "Theo số liệu của cơ quan giữ số liệu: Hệ thống một cửa của tỉnh"


def test_a_consented_state_has_its_own_reason_and_is_counted_apart():
    unit = organisations.organisation()
    made = appraisal.sent(
        "8", "10", in_period=appraisal.month(unit, text=appraisal.TWO_LEAVES),
        plans="Không áp dụng", wanted="Không áp dụng",
    )  # fmt: skip
    by = appraisal.officer()
    appraisal.settled(made.of, by, settled=Settled.POINTS, points=600, reason=REASON)
    appraisal.settled(made.of, by, leaf="PLANS", consents=True)
    for to in (Stage.PROVISIONAL, Stage.OBJECTION):
        step(made.of.period, to)

    found = facts(made.of.period)

    assert [one.reason for one in found.agreed] == [AGREED]
    assert [one.claimed for one in found.differing] == [800]
    assert "1 mục điểm khác với tự chấm" in minutes.changes(found)
    assert "1 mục không có điểm tự chấm" in minutes.changes(found)
    (annex,) = tables.changed(found)
    assert [len(block.rows) for block in annex.blocks[1:]] == [1, 1]


def test_a_submitted_month_speaks_from_the_run_it_was_frozen_as(month, tmp_path):
    with approval.keyed(tmp_path):
        frozen = approval.submitted(month)

    found = facts(month.period)
    assert found.submitted.fingerprint == frozen.fingerprint
    assert [unit.total for unit in found.units] == [800, 400]
    assert dict(found.origins) == {"đơn vị báo cáo": 4}


def test_before_submission_there_is_a_result_and_no_fingerprint(month):
    found = facts(month.period)

    assert found.submitted is None
    assert [(unit.total, unit.grade, unit.rank) for unit in found.units] == [
        (800, "Tốt", 1),
        (400, "Yếu", 2),
    ]


def test_before_the_provisional_result_there_are_no_totals_and_no_low_units():
    made = appraisal.sent()

    found = facts(made.of.period)
    assert (found.units, found.lists.low) == ((), None)


def test_whoever_sent_after_the_deadline_of_all_is_listed_with_the_leave_it_had():
    units = [organisations.organisation() for _ in range(3)]
    period = returns.period(*units)
    late, excused, _ = (returns.staffed(period, unit) for unit in units)
    for one, hours in ((late, 30), (excused, 30)):
        for code, typed in (("done", "8"), ("all", "10")):
            returns.actions.save_cell(
                of=one.of, input_code=code, typed=typed, by=one.officer, at=returns.AT
            )
        Leave.objects.create(
            period=period,
            organisation=one.organisation,
            until=returns.DUE + timedelta(days=3),
            reason="Mất điện",
            at=returns.AT,
            by=people.person().public_id,
        )
        one.of.refresh_from_db()
        returns.sent(one, at=returns.DUE + timedelta(hours=hours))
    Leave.objects.create(
        period=period,
        organisation=late.organisation,
        until=returns.DUE,
        reason="Rút lại gia hạn",
        at=returns.AT,
        by=people.person().public_id,
    )

    found = facts(period).lists
    assert [(one.unit, one.days, one.is_excused) for one in found.late] == [
        ("Đơn vị 1", 2, False),
        ("Đơn vị 2", 2, True),
    ]
    assert [(one.unit, one.is_over) for one in found.unsent] == [("Đơn vị 3", True)]
    assert (found.expected, found.sent) == (3, 2)


def test_a_unit_is_low_below_the_threshold_which_says_that_it_is_a_default(month):
    found = facts(month.period).lists

    assert [one.total for one in found.low] == [400]
    assert (found.low_rule.points, found.low_rule.is_confirmed) == (500, False)
    assert found.low_rule.words == declared.UNCONFIRMED


def test_a_confirmed_threshold_names_no_default(month, leader):
    defaults.decide(
        code="months.low-percent",
        value="30",
        holds_from=AT.date(),
        basis=defaults.Basis("1/QĐ-UBND", AT.date(), "UBND tỉnh Thử", "Ngưỡng điểm thấp"),
        seen=0,
        by=leader,
        at=AT,
    )

    found = facts(month.period).lists
    assert (found.low, found.low_rule.is_confirmed) == ((), True)


def test_names_come_from_the_defaults_and_the_jurisdiction(month):
    organisations.province()

    names = facts(month.period).names
    assert names.superior.startswith("UBND tỉnh ") and "…" not in names.superior
    assert names.unconfirmed


def test_questions_do_not_grow_with_units(assert_queries_stay_flat):
    months = [appraisal.sent().of.period]

    def grow():
        units = [organisations.organisation() for _ in range(4)]
        larger = returns.period(*units, month=Month(2026, 7))
        for unit in units:
            appraisal.send(returns.staffed(larger, unit), done="8", all="10")
        months.append(larger)

    assert_queries_stay_flat(show=lambda: facts(months[-1]), grow=grow)


@pytest.mark.usefixtures("now")
def test_the_page_says_which_letters_are_there_and_which_are_not_yet(client, officer, month):
    client.force_login(officer)

    page = ask(client, "letters", Month.parse(month.period.month)).content.decode()
    assert page.count("tải được") == 6
    assert "du-thao-quyet-dinh.docx" not in page
    assert "mặc định hệ thống – cần UBND tỉnh xác nhận" in page


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("code", sorted(letters.KINDS))
def test_every_letter_of_a_submitted_month_is_given_and_right(
    client, officer, month, tmp_path, code
):
    with approval.keyed(tmp_path):
        frozen = approval.submitted(month)
    client.force_login(officer)

    file = ask(client, "letter", Month.parse(month.period.month), code)
    page = ask(client, "letter_check", Month.parse(month.period.month), code).content.decode()
    words = " ".join(t.words for t in Seen(docx.Document(io.BytesIO(file.content))).texts)
    assert file["Content-Disposition"] == f'attachment; filename="{code}-2026-08.docx"'
    assert code.startswith("danh-sach") or frozen.fingerprint in words
    assert "Đúng thể thức" in page and "chưa đạt" not in page


@pytest.mark.usefixtures("now")
def test_a_trial_month_is_marked_on_the_page_and_in_the_file(client, officer):
    made = approval.month(kind=PeriodKind.TRIAL)
    client.force_login(officer)
    of = Month.parse(made.period.month)

    assert TRIAL_WORDS in ask(client, "letters", of).content.decode()
    lists = ask(client, "lists", of).content.decode()
    assert TRIAL_WORDS in lists and "không dùng để đôn đốc, đánh giá" in lists
    assert "CHAM-THU" in ask(client, "letter", of, "bao-cao-thang")["Content-Disposition"]


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("code", ["du-thao-quyet-dinh", "khong-co"])
def test_a_letter_that_is_not_there_is_not_found(client, officer, month, code):
    client.force_login(officer)
    of = Month.parse(month.period.month)

    assert ask(client, "letter", of, code).status_code == 404
    assert ask(client, "letter_check", of, code).status_code == 404


@pytest.mark.usefixtures("now")
def test_empty_lists_say_so(client, officer):
    unit = organisations.organisation()
    period = returns.period(unit, stage=Stage.OPEN)
    client.force_login(officer)

    page = ask(client, "lists", Month.parse(period.month)).content.decode()
    assert "Không đơn vị nào gửi sau hạn chung" in page
    assert "Chưa có kết quả" in page


def test_nobody_without_the_right_to_unpublished_months_reads_them(client, outsider, month):
    client.force_login(outsider)

    assert ask(client, "lists", Month.parse(month.period.month)).status_code == 403
