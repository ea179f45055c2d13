"""Settings from the environment: what is missing or malformed stops at once and says why."""

import pytest

from chamdiem.portal.config import env

NAME = "CHAMDIEM_EXAMPLE"


def test_what_is_missing_is_named_with_what_to_do(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)

    with pytest.raises(SystemExit, match=f"{NAME} chưa được đặt(.|\n)*Hãy đặt {NAME}"):
        env.text(NAME)


@pytest.mark.parametrize(
    ("written", "meant"), [("1", True), ("on", True), ("0", False), ("No", False), ("", False)]
)
def test_yes_and_no_are_read(monkeypatch, written, meant):
    monkeypatch.setenv(NAME, written)

    assert env.flag(NAME) is meant


@pytest.mark.parametrize(("read", "written"), [(env.flag, "có"), (env.number, "20MB")])
def test_what_is_malformed_is_shown(monkeypatch, read, written):
    monkeypatch.setenv(NAME, written)

    with pytest.raises(SystemExit, match=f"“{written}”"):
        read(NAME, **({"default": 1} if read is env.number else {}))


def test_a_number_below_its_least_is_refused(monkeypatch):
    monkeypatch.setenv(NAME, "10")

    with pytest.raises(SystemExit, match="từ 1024 trở lên"):
        env.number(NAME, 5000, least=1024)


def test_a_list_is_written_with_commas(monkeypatch):
    monkeypatch.setenv(NAME, "a.vn, b.vn,")

    assert env.words(NAME) == ["a.vn", "b.vn"]


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("bí mật\n")
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "key"))

    assert env.secret(NAME) == "bí mật"


def test_a_secret_whose_file_is_away_stops(monkeypatch, tmp_path):
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "away"))

    with pytest.raises(SystemExit, match="không đọc được"):
        env.secret(NAME)
