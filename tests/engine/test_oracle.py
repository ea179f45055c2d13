"""The fast way and the slow way agree on random schemes and figures (I10)."""

from hypothesis import HealthCheck, given, settings

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.reference import judge
from tests.engine.builders import members_of
from tests.engine.drawing import months


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(months())
def test_every_node_of_every_unit_agrees_with_exact_fractions(case):
    scheme, figures = case

    fast = evaluate(scheme, figures)
    slow = judge(scheme, members_of(scheme, figures), figures.as_of)

    for at, judged in enumerate(slow):
        shown = {code: each.shown for code, each in judged.verdicts.items() if code}
        assert {code: fast.nodes[code].shown(at) for code in fast.nodes} == shown
        assert fast.total.shown(at) == judged.total
        for code, each in judged.verdicts.items():
            by_rule = each.computed and each.computed.shown
            if each.computed is not None:
                assert fast.nodes[code].by_rule.shown(at) == by_rule


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(months())
def test_grades_and_ranks_agree_with_counting(case):
    scheme, figures = case

    fast = evaluate(scheme, figures)
    slow = judge(scheme, members_of(scheme, figures), figures.as_of)

    found = [(fast.grade(at), fast.rank(at)) for at in range(len(slow))]
    assert found == [(judged.grade, judged.rank) for judged in slow]
