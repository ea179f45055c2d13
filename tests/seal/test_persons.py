"""Persons are in the public file by id and commitment only (I24)."""

import json

import pytest

from chamdiem.formats.problems import Refused
from chamdiem.seal import person_list, persons, verifying
from tests.seal import months

LIST = (
    "unit,name,post,weight\n"
    "A,Nguyễn Văn An,Giám đốc,0.5\n"
    "A,Trần Thị Bình,Phó Giám đốc phụ trách,0.5\n"
    "B,Lê Văn Cường,Giám đốc,\n"
).encode()
UNITS = {"A", "B", "C"}
LISTED = person_list.read(LIST, "người.csv", UNITS)
CHANCE = [bytes([at]) * (persons.ID + persons.SALT) for at in range(3)]
PUBLIC, PRIVATE = persons.committed(LISTED, CHANCE)
NAMES = persons.names(PRIVATE, "n")


def test_no_name_and_no_post_stands_in_the_public_file() -> None:
    text = months.sealed(persons=PUBLIC).decode()

    words = [word for one in LISTED for word in (one.name, one.post, *one.name.split())]
    assert [word for word in words if f"{word}" in text and len(word) > 3] == []
    assert len(json.loads(text)["body"]["persons"]) == 3


def test_the_private_file_fits_the_public_one() -> None:
    assert list(persons.disagreements(PUBLIC, NAMES)) == []


@pytest.mark.parametrize("field", ["name", "post", "salt"])
def test_another_name_post_or_salt_is_noticed(field: str) -> None:
    code = PUBLIC[0]["id"]
    other = {**NAMES, code: {**NAMES[code], field: "ab" * 32}}

    assert list(persons.disagreements(PUBLIC, other)) == [
        f"persons/{code}: tên hoặc chức vụ khác lúc chốt"
    ]


def test_a_person_who_was_not_sealed_is_noticed() -> None:
    strange = {"f" * 32: NAMES[PUBLIC[0]["id"]]}

    assert list(persons.disagreements(PUBLIC, strange)) != []


def test_an_erased_person_leaves_the_month_intact() -> None:
    left = {code: entry for code, entry in NAMES.items() if code != PUBLIC[0]["id"]}

    assert list(persons.disagreements(PUBLIC, left)) == []
    assert verifying.verify(months.sealed(persons=PUBLIC), "m").is_intact


def test_the_same_person_with_another_salt_cannot_be_linked() -> None:
    code, entry = next(iter(NAMES.items()))

    again = persons.commitment("cd" * 32, code, entry["name"], entry["post"])

    assert again not in {person["commitment"] for person in PUBLIC}


def test_an_id_that_was_given_is_kept_from_month_to_month() -> None:
    line = f"unit,name,post,id\nA,An,Giám đốc,{'ab' * 16}\n".encode()

    public, _ = persons.committed(person_list.read(line, "n", UNITS), CHANCE[:1])

    assert public[0]["id"] == "ab" * 16


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Z,An,Giám đốc,,", "không có trong tháng"),
        ("A,,Giám đốc,,", "Thiếu tên hoặc chức vụ"),
        ("A,An,Giám đốc,nguyen-van-an,", "có thể lộ người"),
        ("A,An,Giám đốc,,1.5", "từ 0 đến 1"),
    ],
)
def test_a_wrong_line_is_refused(line: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        person_list.read(f"unit,name,post,id,weight\n{line}\n".encode(), "n", UNITS)


def test_an_id_of_two_persons_is_refused() -> None:
    lines = f"unit,name,post,id\nA,An,x,{'ab' * 16}\nB,Ba,x,{'ab' * 16}\n".encode()

    with pytest.raises(Refused, match="đứng hai lần"):
        person_list.read(lines, "n", UNITS)


@pytest.mark.parametrize("heads", ["unit,name", "unit,name,name,post"])
def test_missing_or_repeated_columns_are_refused(heads: str) -> None:
    with pytest.raises(Refused, match="Cột"):
        person_list.read(f"{heads}\nA,An,Giám đốc,x\n".encode(), "n", UNITS)
