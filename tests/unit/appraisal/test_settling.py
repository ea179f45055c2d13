"""A verifier settles a criterion: by whom, with what reason, on what was seen (I16, I17, I36)."""

import pytest
from django.core.exceptions import PermissionDenied

from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns.choices import Answer, ReturnState
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, organisations, people, posts, returns

pytestmark = pytest.mark.django_db
POINTS = {"settled": Settled.POINTS, "points": 776, "reason": appraisal.REASON}


def refused(kind, of, by, **said):
    with pytest.raises(kind) as caught:
        appraisal.settled(of, by, **said)
    return str(caught.value)


def test_the_last_criterion_settled_makes_the_return_appraised():
    made = appraisal.sent("8", "10")

    verdict = appraisal.settled(made.of, appraisal.verifier())

    made.of.refresh_from_db()
    assert made.of.state == ReturnState.APPRAISED
    assert (verdict.claim, verdict.points) == (verdict.sending.leaves.get().digest, None)
    verbs = Entry.objects.filter(verb__startswith="appraisal.").values_list("verb", flat=True)
    assert sorted(verbs) == ["appraisal.criterion.settled", "appraisal.return.appraised"]


def test_a_return_is_not_appraised_while_a_criterion_is_left():
    unit = organisations.organisation()
    in_period = appraisal.month(unit, text=appraisal.TWO_LEAVES)
    made = appraisal.sent(in_period=in_period, plans="2", wanted="4")

    appraisal.settled(made.of, appraisal.officer())

    made.of.refresh_from_db()
    assert made.of.state == ReturnState.SENT
    assert queries.left_of(of=made.of) == ("PLANS",)


def test_an_officer_appraises_only_what_no_verifier_was_given():
    made, officer = appraisal.sent(), appraisal.officer()
    appraisal.verifier()

    words = refused(PermissionDenied, made.of, officer)

    assert "Người thẩm định theo tiêu chí" in words


def test_a_verifier_appraises_no_other_criterion():
    unit = organisations.organisation()
    in_period = appraisal.month(unit, text=appraisal.TWO_LEAVES)
    made = appraisal.sent(in_period=in_period, plans="2", wanted="4")

    refused(PermissionDenied, made.of, appraisal.verifier("PLANS"))

    appraisal.settled(made.of, appraisal.verifier("progress"))
    assert made.of.verdicts.count() == 1


def test_nobody_appraises_the_unit_in_which_they_hold_a_post():
    made, head = appraisal.sent(), appraisal.verifier()
    posts.tenure(made.organisation, head, kind="deputy")

    words = refused(PermissionDenied, made.of, head)

    assert "Phó Giám đốc" in words and "cho đến khi thôi giữ" in words


def test_a_verifier_of_one_unit_alone_appraises_it_and_no_other():
    units = [organisations.organisation() for _ in range(2)]
    in_period = appraisal.month(*units)
    own, other = (returns.staffed(in_period, unit) for unit in units)
    for each in (own, other):
        appraisal.send(each, done="8", all="10")
    appraisal.appraise(in_period)
    one = appraisal.verifier(organisation=own.organisation)

    appraisal.settled(appraisal.fresh(own.of), one)

    refused(PermissionDenied, appraisal.fresh(other.of), one)
    appraisal.settled(appraisal.fresh(other.of), appraisal.officer())


def reviewed():
    """Return the Department's return, sent, which another agency appraises."""
    unit, reviewer = organisations.organisation(), organisations.organisation("Sở Nội vụ")
    in_period = appraisal.month(unit, reviewer=reviewer)
    return appraisal.sent(in_period=in_period)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
def test_the_departments_own_return_is_appraised_by_none_of_the_department(role):
    made, of_the_department = reviewed(), people.person(role=role)
    words = refused(PermissionDenied, made.of, of_the_department)

    appraisal.settled(made.of, appraisal.verifier())

    assert "không do người của Sở KH&CN" in words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "Chưa ghi lý do"),
        ("theo quy định", "chưa phải lý do"),
        ("… … …", "chưa phải lý do"),
        ("xxx xxxx xxxxx xxxxxx xxxxx", "chưa phải lý do"),
        ("[lý do điều chỉnh điểm của đơn vị]", "chưa phải lý do"),
        ("Nhập lý do, theo quy định của pháp luật", "chưa phải lý do"),
        ("lý do lý do lý do lý do lý do", "chưa phải lý do"),
    ],
)
def test_a_template_is_no_reason_and_the_refusal_says_what_one_contains(reason, words):
    made = appraisal.sent()

    said = refused(actions.NoReason, made.of, appraisal.verifier(), **POINTS | {"reason": reason})

    assert words in said and "minh chứng nào (số, ngày, trang)" in said


def test_the_same_words_for_many_units_are_no_reason():
    units = [organisations.organisation() for _ in range(5)]
    in_period, one = appraisal.month(*units), appraisal.verifier()
    made = [returns.staffed(in_period, unit) for unit in units]
    for each in made:
        appraisal.send(each, done="8", all="10")
    appraisal.appraise(in_period)
    for each in made[:3]:
        appraisal.settled(appraisal.fresh(each.of), one, **POINTS)

    words = refused(actions.NoReason, appraisal.fresh(made[3].of), one, **POINTS)

    assert "đã dùng cho 3 đơn vị khác" in words
    appraisal.settled(appraisal.fresh(made[0].of), one, **POINTS)


@pytest.mark.parametrize("points", [-1, 1001])
def test_points_lie_within_the_criterion(points):
    made = appraisal.sent()

    words = refused(actions.NotWithin, made.of, appraisal.verifier(), **POINTS | {"points": points})

    assert "từ 0 đến 10,00" in words


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"plans": (Answer.VALUE, 1)}, "không dùng số liệu"),
        ({"done": (Answer.VALUE, 1_000_001)}, "từ 0 đến 1.000.000"),
        ({"done": (Answer.MISSING, 1)}, "không cả hai"),
        ({"done": (Answer.VALUE, 8)}, "Chưa có số nào khác"),
    ],
)
def test_a_figure_that_is_mended_is_of_the_criterion_and_within_its_bounds(figures, words):
    made = appraisal.sent("8", "10")
    said = {"settled": Settled.FIGURES, "figures": figures, "reason": appraisal.REASON}

    assert words in refused(actions.NotWithin, made.of, appraisal.verifier(), **said)


def test_only_what_differs_is_kept_as_verified():
    made = appraisal.sent("8", "10")

    verdict = appraisal.settled(
        made.of,
        appraisal.verifier(),
        settled=Settled.FIGURES,
        figures={"done": (Answer.VALUE, 6), "all": (Answer.VALUE, 10)},
        reason=appraisal.REASON,
    )

    assert list(verdict.figures.values_list("input_code", "value")) == [("done", 6)]


def test_a_state_needs_the_verifiers_word_and_the_units_explanation():
    made = appraisal.sent("8", "Không áp dụng")
    verifier = appraisal.verifier()

    words = refused(actions.NoConsent, made.of, verifier)
    refused(actions.NoReason, made.of, verifier, consents=False)

    assert "chưa đồng ý thì tính như chưa có số liệu" in words


def test_what_the_form_did_not_show_is_not_overwritten():
    made, first, second = appraisal.sent(), appraisal.verifier(), appraisal.verifier()
    appraisal.settled(made.of, first)

    words = refused(actions.Stale, made.of, second, seen=None, **POINTS)

    assert "vừa có người khác kết luận" in words
    assert made.of.verdicts.count() == 1


def test_a_form_drawn_from_a_former_sending_is_stale():
    made = appraisal.sent()

    refused(actions.Stale, made.of, appraisal.verifier(), claim="0" * 64)

    assert not made.of.verdicts.exists()


def test_nothing_is_settled_outside_the_stage_of_appraisal():
    made, verifier = appraisal.sent(), appraisal.verifier()
    appraisal.settled(made.of, verifier)
    returns.move(made.of.period, Stage.PROVISIONAL, by=verifier.public_id)

    words = refused(actions.NotInAppraisal, made.of, verifier)

    assert "Lãnh đạo Sở KH&CN chuyển giai đoạn" in words


def test_a_return_that_was_not_sent_is_not_appraised():
    office = returns.office(appraisal.month(organisations.organisation()))
    appraisal.appraise(office.of.period)

    assert "chưa thẩm định được" in refused(actions.NotSent, office.of, appraisal.verifier())


def test_an_accepted_claim_that_the_holder_corrects_says_so():
    made = appraisal.sent("8", "10")
    appraisal.held(made.of, done=5)

    verdict = appraisal.settled(made.of, appraisal.verifier())

    assert verdict.reason == "Theo số liệu của cơ quan giữ dữ liệu."
