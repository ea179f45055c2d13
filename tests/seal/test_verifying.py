"""A sealed month verifies; nothing in it can be altered, and what was altered is named."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chamdiem.formats.problems import Refused
from chamdiem.seal import reading, verifying
from tests.seal import months

SEALED = months.sealed()
TAIL = SEALED.index(b'"root":')


def findings(source: bytes) -> list[str]:
    """Return what is found wrong, in words."""
    return list(verifying.verify(source, "m").findings)


def is_refused(source: bytes) -> bool:
    """Tell whether the form, a digest or the signature gives an alteration away."""
    try:
        return any(verifying.integrity(reading.read(source, "m")))
    except Refused:
        return True


def flipped(at: int, bit: int) -> bytes:
    return SEALED[:at] + bytes([SEALED[at] ^ 1 << bit]) + SEALED[at + 1 :]


def test_an_untouched_month_is_intact() -> None:
    verdict = verifying.verify(SEALED, "m")

    assert verdict.is_intact
    assert verdict.is_by({months.KEY.public_key})
    assert not verdict.is_by({months.OTHER.public_key})


def test_equal_input_gives_equal_bytes_i10() -> None:
    assert months.sealed() == SEALED


def test_a_flipped_bit_in_any_byte_is_refused() -> None:
    unseen = [at for at in range(len(SEALED)) if not is_refused(flipped(at, at % 8))]

    assert unseen == []


def test_any_flipped_bit_of_root_and_signature_is_refused() -> None:
    places = [(at, bit) for at in range(TAIL, len(SEALED)) for bit in range(8)]

    assert [place for place in places if not is_refused(flipped(*place))] == []


@pytest.mark.parametrize("cut", [0, 1, len(SEALED) // 2, len(SEALED) - 1])
def test_a_cut_or_longer_file_is_refused(cut: int) -> None:
    for source in (SEALED[:cut], SEALED + SEALED[:cut] + b"\n"):
        assert is_refused(source)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "frame/month": lambda body: body["frame"].update(month="2026-09"),
    "frame/engine": lambda body: body["frame"].update(engine="9"),
    "scheme/source": lambda body: body["scheme"].update(source=body["scheme"]["source"] + "#"),
    "organisation/B/name": lambda body: body["organisation"][1].update(name="Sở Bê"),
    "figures/A/DAU_MOI.diem": lambda body: body["figures"]["A"].update({"DAU_MOI.diem": "31.50"}),
    "origins/A/DUNG_HAN.xong": lambda body: body["origins"]["A"].update({"DUNG_HAN.xong": "x"}),
    "results/B/grade": lambda body: body["results"]["B"].update(grade="Đạt"),
    "results/A/nodes/DAU_MOI": lambda body: body["results"]["A"]["nodes"]["DAU_MOI"].update(
        points="30.51"
    ),
    "signer/public_key": lambda body: body["signer"].update(
        public_key=months.OTHER.public_key.hex()
    ),
}


@pytest.mark.parametrize("place", CHANGES)
def test_an_altered_value_is_named_by_its_place(place: str) -> None:
    found = findings(months.altered(SEALED, CHANGES[place]))

    assert f"{place}: khác lúc ký (mã băm không khớp)" in found


@pytest.mark.parametrize(
    ("path", "change", "said"),
    [
        (
            "results/A/nodes/DAU_MOI/points",
            lambda body: body["results"]["A"]["nodes"]["DAU_MOI"].update(points="30.51"),
            "ghi “30.51”, tính lại được “30.50”",
        ),
        (
            "results/B/rank",
            lambda body: body["results"]["B"].update(rank=2),
            "ghi “2”, tính lại được “1”",
        ),
        (
            "results/B/rank",
            lambda body: body["results"]["B"].update(rank=True),
            "ghi đúng, tính lại được “1”",
        ),
        (
            "results/C/nodes/DAU_MOI/cause",
            lambda body: body["results"]["C"]["nodes"]["DAU_MOI"].pop("cause"),
            "ghi không có, tính lại được “missing”",
        ),
        (
            "figures/A/DAU_MOI.diem",
            lambda body: body["figures"]["A"].update({"DAU_MOI.diem": "030.50"}),
            "ghi “030.50”, tính lại được “30.50”",
        ),
        (
            "scheme/sha256",
            lambda body: body["scheme"].update(sha256="0" * 64),
            "tính lại được “",
        ),
    ],
)
def test_a_forgery_that_was_signed_anew_does_not_compute(
    path: str, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    found = findings(months.forged(SEALED, change))

    assert [line for line in found if line.startswith(f"{path}: ") and said in line] == found


def test_a_forgery_that_computes_is_intact_by_another_key() -> None:
    verdict = verifying.verify(months.forged(SEALED, lambda _body: None), "m")

    assert verdict.is_intact
    assert not verdict.is_by({months.KEY.public_key})


@pytest.mark.parametrize("name", ["root", "signature"])
def test_a_root_or_signature_of_another_month_does_not_fit(name: str) -> None:
    other = json.loads(months.sealed(engine="2"))
    whole = json.loads(SEALED) | {name: other[name]}

    found = findings(months.canonical.encode(whole))

    assert any(line.startswith(f"{name}: ") for line in found)


def test_an_altered_digest_is_named() -> None:
    whole = json.loads(SEALED)
    whole["hashes"]["results"]["rows"]["B"] = "0" * 64

    found = findings(months.canonical.encode(whole))

    assert found == ["hashes, results/B: mã băm ghi trong tệp khác phần ấy"]


def test_a_month_of_an_older_engine_is_computed_by_this_one() -> None:
    verdict = verifying.verify(months.sealed(engine="0.0.1"), "m")

    assert (verdict.is_intact, verdict.engine) == (True, "0.0.1")


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["scheme"].update(source="format: 1"),
        lambda body: body["figures"]["A"].pop("DAU_MOI.diem"),
        lambda body: body["figures"].pop("A"),
        lambda body: body["figures"]["A"].update({"DAU_MOI.diem": "1e9"}),
        lambda body: body["figures"]["A"].update({"DAU_MOI.diem": "41.00"}),
        lambda body: body["figures"]["A"].update({"DAU_MOI.diem": "9" * 39}),
        lambda body: body["figures"]["A"].update({"KHAC": "1"}),
        lambda body: body["figures"].update({"D": {}}),
        lambda body: body["origins"].update({"D": {}}),
        lambda body: body["results"].update({"D": {}}),
        lambda body: body["organisation"][0].update(block="khác"),
        lambda body: body["organisation"].clear(),
        lambda body: body["frame"].update(month="2026-13"),
        lambda body: body["frame"].update(month=" 2026-08"),
        lambda body: body["frame"].update(month="2020-01"),
        lambda body: body["frame"].update(as_of="2026-8-1"),
        lambda body: body["persons"].append({"id": "1", "commitment": "", "unit": "Z"}),
    ],
)
def test_what_no_month_can_hold_is_found_though_it_was_signed(
    change: Callable[[dict[str, Any]], object],
) -> None:
    assert findings(months.forged(SEALED, change)) != []
