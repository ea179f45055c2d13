"""Many rows at once: only where claim, figures and evidence agree, never up, never down."""

import pytest
from django.core.exceptions import PermissionDenied

from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.returns.choices import ReturnState
from tests.factories import appraisal, organisations, posts, returns

pytestmark = pytest.mark.django_db


def units_sent(*cells):
    """Return units that sent these figures (done, all), their month in appraisal."""
    units = [organisations.organisation() for _ in cells]
    in_period = appraisal.month(*units)
    made = [returns.staffed(in_period, unit) for unit in units]
    for each, (done, every) in zip(made, cells, strict=True):
        appraisal.send(each, done=done, all=every)
    appraisal.appraise(in_period)
    return [appraisal.fresh(each.of) for each in made]


def together(rows, by):
    return actions.settle_together(
        period=rows[0].period, leaf=appraisal.LEAF, returns=rows, by=by, at=appraisal.AT
    )


def test_rows_that_agree_are_settled_together_in_one_act():
    rows = units_sent(("8", "10"), ("9", "10"))

    count = together(rows, appraisal.verifier())

    assert count == 2
    assert {row.verdicts.get().settled for row in rows} == {Settled.TOGETHER}
    assert {appraisal.fresh(row).state for row in rows} == {ReturnState.APPRAISED}
    assert Entry.objects.filter(verb="appraisal.criteria.settled-together").count() == 1


def spoil_by_holder(rows):
    appraisal.held(rows[1], done=5)


def spoil_by_verdict(rows):
    appraisal.settled(rows[1], appraisal.verifier())


@pytest.mark.parametrize(
    ("cells", "spoil", "words"),
    [
        (("9", "10"), spoil_by_holder, "tính theo số trước"),
        (("9", "10"), spoil_by_verdict, "đã có kết luận"),
        (("9", "Không áp dụng"), None, "cần đồng ý riêng"),
        (("11", "10"), None, "lớn hơn"),
    ],
)
def test_one_row_that_does_not_agree_refuses_all_and_is_named(cells, spoil, words):
    rows = units_sent(("8", "10"), cells)
    if spoil:
        spoil(rows)

    with pytest.raises(actions.NotAlike, match=f"Đơn vị 2: .*{words}"):
        together(rows, appraisal.verifier())

    assert not rows[0].verdicts.exists()


def test_evidence_that_is_obligatory_must_be_there():
    text = appraisal.months.SCHEME.replace("id: nho", "id: nho-mc").replace(
        "evidence: văn bản không quy định", "evidence: phải có minh chứng"
    )
    unit = organisations.organisation()
    in_period = appraisal.month(unit, text=text)
    made = returns.staffed(in_period, unit)
    appraisal.send(made, done="0", all="10")  # nothing claimed: may be sent without evidence
    appraisal.appraise(in_period)

    with pytest.raises(actions.NotAlike, match="phải có minh chứng"):
        together([appraisal.fresh(made.of)], appraisal.verifier())


def test_ones_own_unit_is_not_among_them():
    rows, verifier = units_sent(("8", "10"), ("9", "10")), appraisal.verifier()
    posts.tenure(rows[1].organisation, verifier, kind="deputy")

    with pytest.raises(PermissionDenied, match="cho đến khi thôi giữ"):
        together(rows, verifier)

    assert not rows[0].verdicts.exists()


def test_what_is_settled_together_asks_as_many_questions_however_many_rows(
    django_assert_max_num_queries,
):
    rows = units_sent(*[("8", "10")] * 6)

    with django_assert_max_num_queries(50 + 4 * len(rows)):
        together(rows, appraisal.verifier())


def test_warnings_name_recorded_points_that_figures_do_not_support():
    rows = units_sent(("8", "10"), ("8", "10"))
    one = appraisal.verifier()
    for row, points in zip(rows, (0, 900), strict=True):
        appraisal.settled(
            row, one, settled=Settled.POINTS, points=points, reason=appraisal.REASON + str(points)
        )

    found = [(each.alarm.value, each.words) for each in queries.warnings(period=rows[0].period)]

    assert found == [
        ("zero", "Ghi 0 điểm, trong khi số liệu cho 8,00 điểm."),
        ("above", "Ghi 9,00 điểm, trong khi số liệu cho 8,00 điểm."),
    ]
    assert all(one.is_override for one in queries.compared(period=rows[0].period))
