"""Points that people recorded are stored beside the rule's, shown as stored, and sealed (I17)."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluation import Cause, Result
from chamdiem.engine.explain import explain
from chamdiem.engine.figures import Ruled
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.scoring import actions, queries
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, UnitScore
from chamdiem.seal import verifying
from chamdiem.seal.ruled import digest_of
from chamdiem.seal.signing import FileKey
from tests.factories import months, people

pytestmark = pytest.mark.django_db

KEY = FileKey.of_seed(b"k" * 32)
REASON = digest_of("Hai hồ sơ trong danh sách đã đóng trước hạn.")


def recorded(points: int, *, size: int, at: int, reason: str = REASON) -> dict[str, Ruled]:
    """Return points recorded for one unit at the one leaf."""
    reasons = [reason if place == at else "" for place in range(size)]
    return {"ON_TIME": Ruled(np.full(size, points), np.arange(size) == at, reasons)}


def scored(*cells, ruled: dict[str, Ruled] | None = None, **more) -> Run:
    """Score a month of units with those figures (done, all) and recorded points."""
    of = months.activated(months.version())
    loaded = months.loaded(months.figures_file(*cells), of=of)
    asked = {"digest": loaded.digest, "source_note": "Tổng hợp phiếu", "origins": {}, **more}
    return actions.score_figures(
        series=months.series(),
        version=of,
        figures=replace(loaded.figures, ruled=ruled or {}),
        by=people.person(),
        at=months.AT,
        **asked,
    )


def test_recorded_points_are_stored_beside_what_the_rule_gave():
    run = scored((8, 10), (0, 0), ruled=recorded(700, size=2, at=1))

    rows = NodePoints.objects.filter(unit__run=run, node="ON_TIME").order_by("unit__position")

    names = ("points", "cause", "ruled", "reason_digest", "computed", "computed_result")
    assert list(rows.values_list(*names)) == [
        (800, Cause.NONE, None, "", None, None),
        (700, Cause.RULED, 700, REASON, None, Result.BLANK),
    ]
    totals = UnitScore.objects.filter(run=run).order_by("position")
    assert list(totals.values_list("total", flat=True)) == [800, 700]


def test_a_stored_month_shows_both_points_as_they_were_scored():
    run = scored((8, 10), (5, 10), ruled=recorded(700, size=2, at=1))

    evaluation = queries.evaluation_of_run(run)
    alone, place = queries.evaluation_of(UnitScore.objects.get(run=run, code="U2"))

    for month, at in ((evaluation, 1), (alone, place)):
        told = {each.node.code: each for each in explain(month, at)}["ON_TIME"]
        assert (told.points, told.computed) == (700, 500)
        assert told.sentence.endswith("điểm theo thẩm định, kết luận: 7,00 điểm.")
    assert evaluation.figures.ruled["ON_TIME"].reason(1) == REASON


def test_scoring_figures_leaves_one_entry_in_the_trail_i29():
    run = scored((8, 10))

    assert Entry.objects.get(verb="scoring.run.scored").subject_id == str(run.pk)


def test_each_figure_keeps_its_own_origin_and_source_i7():
    holder = {"done": [Origin.HOLDER, ""]}
    run = scored((8, 10), (1, 2), origins=holder, sources={"done": ["Kho dữ liệu", ""]})

    cells = Figure.objects.filter(run=run, input_code="done").order_by("unit_code")

    assert list(cells.values_list("origin", "source")) == [
        ("holder", "Kho dữ liệu"),
        ("imported", ""),
    ]


def test_recorded_points_without_a_reason_are_refused():
    with pytest.raises(actions.NoReason, match="Đơn vị 1, tiêu chí ON_TIME"):
        scored((8, 10), ruled=recorded(700, size=1, at=0, reason=""))

    assert not Run.objects.exists()


def test_recorded_points_above_the_maximum_leave_nothing_behind():
    with pytest.raises(FiguresError, match="U1, ON_TIME: 10,01 ngoài khoảng 0–10,00"):
        scored((8, 10), ruled=recorded(1001, size=1, at=0))

    assert not Run.objects.exists()


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"ruled": 5, "computed_result": 0, "computed_cause": 0}, "have_a_reason"),
        ({"reason_digest": REASON}, "have_a_reason"),
        ({"computed": 5}, "stand_beside_the_rules"),
        ({"ruled": 5, "reason_digest": REASON}, "stand_beside_the_rules"),
    ],
)
def test_the_database_refuses_half_a_recording(columns, constraint):
    unit = UnitScore.objects.get(run=scored((8, 10)))

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        NodePoints.objects.create(unit=unit, node="X", points=5, result=0, cause=0, **columns)


def test_a_stored_month_is_sealed_and_verifies_with_the_act_that_seals_it():
    run = scored((8, 10), (5, 10), ruled=recorded(700, size=2, at=1))

    sealed = actions.seal_run(run=run, signer=KEY, number="45/TB-UBND", on=date(2026, 9, 25))

    assert verifying.verify(sealed, "m").findings == ()
    body = json.loads(sealed)["body"]
    assert body["frame"]["approval"] == {"number": "45/TB-UBND", "date": "2026-09-25"}
    assert body["ruled"] == {"U2": {"ON_TIME": {"points": "7.00", "reason": REASON}}}
    assert body["results"]["U2"]["total"]["points"] == "7.00"


def test_a_correction_is_sealed_with_its_number():
    sealed = actions.seal_run(
        run=scored((8, 10)), signer=KEY, number="50/TB", on=date(2026, 10, 2), revision=1
    )

    assert json.loads(sealed)["body"]["frame"]["approval"]["revision"] == 1
    assert verifying.verify(sealed, "m").is_intact


def test_the_same_stored_month_is_sealed_in_the_same_bytes_i10():
    run = scored((8, 10), ("Không áp dụng", "Không áp dụng"), sources={"done": ["Báo cáo 7", ""]})

    first, second = (actions.seal_run(run=run, signer=KEY) for _ in range(2))

    assert first == second
    assert json.loads(first)["body"]["origins"] == {"U1": {"done": "Báo cáo 7"}, "U2": {}}


def test_a_month_stored_otherwise_than_computed_is_not_sealed(monkeypatch):
    run = scored((8, 10))
    stored = queries.evaluation_of_run(run)
    stored.nodes["ON_TIME"].points[0] = 900
    monkeypatch.setattr(queries, "evaluation_of_run", lambda _run: stored)

    with pytest.raises(actions.StoredDiffers, match="ON_TIME"):
        actions.seal_run(run=run, signer=KEY)


def test_a_unit_shows_whose_points_they_are(client, officer):
    run = scored((8, 10), ruled=recorded(700, size=1, at=0))
    client.force_login(officer)

    pages = [
        client.get(reverse(name, args=[run.series.slug, run.month, "U1", *node]))
        for name, node in (("scoring:unit", []), ("scoring:why", ["ON_TIME"]))
    ]

    assert all("điểm ghi theo kết luận" in page.content.decode() for page in pages)
