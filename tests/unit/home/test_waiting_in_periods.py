"""What waits in a month under way stands on the first page of whoever has to do it."""

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import actions as appraising
from chamdiem.portal.home.waiting import waiting
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns import actions
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, guidance, organisations, people, returns

pytestmark = pytest.mark.django_db
NOTE = "Đề nghị gửi sổ theo dõi hồ sơ tháng 8"


def words(user: User) -> list[str]:
    """Return what the first page says to a person in the days of the month."""
    return [item.words for item in waiting(user=user, at=returns.AT).items]


def test_an_office_finds_its_return_until_the_head_has_it():
    made = returns.filled()
    before = words(made.officer)
    actions.present(of=made.of, by=made.officer, at=returns.AT)

    assert "Nhập tiếp phiếu tự chấm tháng 8/2026" in before
    assert "Chờ người đứng đầu gửi phiếu tự chấm tháng 8/2026" in words(made.officer)
    assert "Xem và gửi phiếu tự chấm tháng 8/2026" in words(made.head)


def test_a_return_nobody_opened_waits_too():
    made = returns.office()

    assert "Nhập phiếu tự chấm tháng 8/2026" in words(made.officer)


def test_what_was_sent_waits_for_the_verifier_and_no_longer_for_the_unit():
    made = returns.filled()
    returns.sent(made)
    returns.move(made.of.period, Stage.APPRAISAL, by=made.head.public_id)
    verifier = people.person(role=Role.OFFICER)

    assert "Thẩm định tháng 8/2026: còn 1 ô tiêu chí" in words(verifier)
    assert not any("phiếu tự chấm" in said for said in words(made.officer))
    assert not any("Thẩm định" in said for said in words(made.officer))


def test_a_supplement_is_due_when_its_question_says():
    made = appraisal.sent()
    told = appraising.return_for_supplement(
        of=appraisal.fresh(made.of), note=NOTE, by=people.person(role=Role.OFFICER), at=appraisal.AT
    )

    items = waiting(user=made.officer, at=appraisal.AT).items

    found = [item for item in items if "Bổ sung phiếu tự chấm bị trả lại" in item.words]
    assert [item.deadline.instant for item in found if item.deadline] == [told.due_at]


def test_a_holder_is_asked_for_its_figures():
    made = returns.office()
    holder = people.person(role=Role.DATA_HOLDER, organisation=made.organisation)

    assert "Cung cấp số liệu cơ quan đang giữ, tháng 8/2026" in words(holder)


def test_another_unit_s_return_waits_for_nobody_else():
    returns.filled()
    other = returns.office(month=Month(2026, 7))

    assert [said for said in words(other.officer) if "tháng 8" in said] == []


def test_more_units_cost_no_more_queries(client, assert_queries_stay_flat):
    made = returns.filled()
    client.force_login(made.officer)

    def grow():
        more = returns.office(month=Month(2026, 7))
        assert more.of.pk

    made.of.refresh_from_db()
    assert_queries_stay_flat(show=lambda: client.get("/"), grow=grow)


def test_a_question_without_a_released_answer_waits_for_the_department():
    unit = organisations.organisation()
    guidance.asked(unit)

    said = "Câu hỏi của đơn vị về tiêu chí chưa có câu trả lời được phát hành: 1"
    assert said in words(people.person(role=Role.OFFICER))
    assert said in words(people.person(role=Role.LEADER))
