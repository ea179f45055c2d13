"""Problems in words: where, what was found, what was expected, what to do."""

import pytest

from chamdiem.formats import problems
from chamdiem.formats.problems import Findings, Place, Problem, Refused


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("số-liệu.csv", line=12, column="value"), "số-liệu.csv, dòng 12, cột value"),
        (Place("bộ.yaml", line=3, column=5), "bộ.yaml, dòng 3, cột 5"),
        (Place("a.xlsx", sheet="Sheet1", cell="C7", row=7), "a.xlsx, Sheet1!C7"),
        (Place("a.xlsx", sheet="Tháng 8", row=7), "a.xlsx, trang tính 'Tháng 8', dòng 7"),
        (Place("a.csv"), "a.csv"),
    ],
)
def test_a_place_is_said_as_people_look_for_it(place: Place, said: str) -> None:
    assert str(place) == said


def test_a_problem_is_said_in_whole_sentences() -> None:
    problem = Problem(Place("a.csv", line=2), "“x”", "một số", "Sửa ô này")

    assert str(problem) == "a.csv, dòng 2: “x”. Cần: một số. Sửa ô này."


def test_findings_are_refused_together_in_the_order_of_the_file() -> None:
    findings = Findings()
    for line in (9, 2):
        findings.add(Problem(Place("a.csv", line=line), "x", "y"))

    with pytest.raises(Refused) as refusal:
        findings.refuse()

    assert [problem.place.line for problem in refusal.value.problems] == [2, 9]


def test_a_file_wrong_throughout_does_not_fill_the_memory() -> None:
    findings = Findings()
    for _ in range(problems.KEPT + 7):
        findings.add(Problem(Place("a.csv"), "x", "y"))

    with pytest.raises(Refused) as refusal:
        findings.refuse()

    assert refusal.value.count == problems.KEPT + 7
    assert f"và {problems.KEPT - problems.SHOWN + 7} lỗi khác" in str(refusal.value)


def test_nothing_found_refuses_nothing() -> None:
    Findings().refuse()
