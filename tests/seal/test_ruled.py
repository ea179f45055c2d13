"""Points that people recorded are sealed with the digest of their reason, and recomputed."""

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from chamdiem.seal import reading, ruled, standalone_verify, tree, verifying
from tests.seal import months

REASON = ruled.digest_of("Biên bản số 12 xác nhận 7 trên 9 nhiệm vụ.")
SEALED = months.sealed(
    recorded={"DUNG_HAN": months.recorded(5000, 1, REASON)},
    approval={"number": "45/TB-UBND", "date": "2026-09-25"},
)


def findings(source: bytes) -> list[str]:
    """Return what is found wrong, in words."""
    return list(verifying.verify(source, "m").findings)


def test_a_month_without_recorded_points_has_no_section_for_them() -> None:
    plain = json.loads(months.sealed())

    assert "ruled" not in plain["body"]
    assert "ruled" not in plain["hashes"]


def test_a_month_with_recorded_points_is_intact_and_says_both() -> None:
    body = json.loads(SEALED)["body"]

    assert findings(SEALED) == []
    assert body["ruled"] == {"B": {"DUNG_HAN": {"points": "50.00", "reason": REASON}}}
    node = body["results"]["B"]["nodes"]["DUNG_HAN"]
    assert (node["points"], node["cause"]) == ("50.00", "ruled")
    assert node["computed"] == {"points": "60.00", "result": "by-policy", "cause": "nothing-arose"}
    assert "computed" not in body["results"]["A"]["nodes"]["DUNG_HAN"]


def test_the_act_that_seals_stands_in_the_frame() -> None:
    frame = json.loads(SEALED)["body"]["frame"]

    assert frame["approval"] == {"number": "45/TB-UBND", "date": "2026-09-25"}


def test_the_verifier_that_stands_alone_takes_it_too() -> None:
    body = dict(reading.read(SEALED, "m").body)

    standalone_verify.check(SEALED)

    assert standalone_verify.tree(body) == tree.hashes(body)


def test_an_altered_recorded_value_is_named_by_its_place() -> None:
    def change(body: dict[str, Any]) -> None:
        body["ruled"]["B"]["DUNG_HAN"]["points"] = "60.00"

    source = months.altered(SEALED, change)

    assert "ruled/B/DUNG_HAN/points: khác lúc ký (mã băm không khớp)" in findings(source)
    with pytest.raises(standalone_verify.Altered):
        standalone_verify.check(source)


def test_recorded_points_that_were_taken_out_are_missed() -> None:
    source = months.altered(SEALED, lambda body: body.pop("ruled"))

    assert any("ruled/B" in line for line in findings(source))
    with pytest.raises(standalone_verify.Altered):
        standalone_verify.check(source)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda body: body.pop("ruled"), "results/B/nodes/DUNG_HAN/points: ghi “50.00”"),
        (lambda body: body["ruled"].update({"Z": body["ruled"]["B"]}), "Đơn vị không có"),
        (lambda body: body["ruled"].update({"A": {}}), "ruled/A"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(points="60.01"), "ngoài khoảng"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(points="50.0"), "ghi “50.0”"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(points="-1.00"), "Ghi '-1.00'"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(points="NaN"), "Ghi 'NaN'"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(points="1E9"), "ngoài khoảng"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(points="1E40"), "Ghi '1E40'"),
        (lambda body: body["ruled"]["B"]["DUNG_HAN"].update(reason="vì thế"), "Ghi 'v"),
        (
            lambda body: body["ruled"]["B"].update(X={"points": "1.00", "reason": ""}),
            "X không phải",
        ),
    ],
)
def test_what_nobody_could_have_recorded_is_found_though_it_was_signed(
    change: Callable[[dict[str, Any]], object], said: str
) -> None:
    assert any(said in line for line in findings(months.forged(SEALED, change)))


def test_an_empty_section_is_no_other_way_to_write_none() -> None:
    empty = months.forged(months.sealed(), lambda body: body.update(ruled={}))

    assert any(line.startswith("ruled: ") for line in findings(empty))


def test_a_reason_has_one_digest_however_its_letters_are_composed() -> None:
    apart = unicodedata.normalize("NFD", "Lý do")

    assert apart != "Lý do"
    assert ruled.digest_of(apart) == ruled.digest_of("Lý do")
