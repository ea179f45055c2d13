"""What would stop a month at its submission is asked for while it can still be given (I18)."""

import pytest

from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from tests.factories import appraisal, people

pytestmark = pytest.mark.django_db
NOTHING = "Không phát sinh"
REASON = "Tháng 8 đơn vị không tiếp nhận hồ sơ nào, theo Báo cáo 15/BC-STC ngày 01/9/2026"


def provisional(period):
    periods.move(period=period, to=Stage.PROVISIONAL, by=people.person(), at=appraisal.AT)


def test_a_month_leaves_appraisal_only_without_a_figure_whose_rule_is_to_stop():
    made, by = appraisal.sent(NOTHING, NOTHING), appraisal.officer()
    appraisal.settled(made.of, by, consents=True, reason=REASON)

    with pytest.raises(periods.NotYet, match="quy tắc của tiêu chí là dừng .*: Đúng hạn"):
        provisional(made.of.period)

    appraisal.settled(
        made.of, by, settled=Settled.POINTS, points=1000, consents=True, reason=REASON
    )
    provisional(made.of.period)
    assert made.of.period.stage == Stage.PROVISIONAL


def test_what_is_not_settled_yet_is_told_of_alone():
    made = appraisal.sent(NOTHING, NOTHING)

    with pytest.raises(periods.NotYet) as refused:
        provisional(made.of.period)

    assert "chưa kết luận" in str(refused.value)
    assert "là dừng" not in str(refused.value)
