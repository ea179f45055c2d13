"""Every example that ships is scored by its scheme, and says what its invented figures are."""

from collections.abc import Mapping

import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.formats import figures, schemes
from tests.architecture import tree

EXAMPLES: Mapping[str, tuple[str, str]] = {
    "phu-tho-2026-08": ("vn-766-portal-2026", "2026-08"),
    "fourteen-duties-wide": ("fourteen-duties-illustrative", "2026-08"),
    "task-lateness-2026-08": ("vn-task-lateness", "2026-08"),
    "dti-commune-2025-12": ("vn-dti-commune-tayninh-2025", "2025-12"),
    "nd61-2025-06": ("vn-nd61-2018", "2025-06"),
}


def scored(example: str) -> Evaluation:
    """Score an example by the scheme that the page of the examples names."""
    stem, month = EXAMPLES[example]
    path = tree.ROOT / "schemes" / f"{stem}.yaml"
    scheme = schemes.load(path.read_bytes(), path.name).scheme
    file = tree.ROOT / "examples" / f"{example}.csv"
    loaded = figures.load(file.read_bytes(), file.name, scheme=scheme, month=Month.parse(month))
    return evaluate(scheme, loaded.figures)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_unit_of_an_example_has_a_total(example: str) -> None:
    month = scored(example)

    assert None not in [month.total.shown(at) for at in range(len(month.figures.units))]


def test_the_page_of_the_examples_names_each_with_its_command() -> None:
    page = (tree.ROOT / "examples/README.md").read_text(encoding="utf-8")

    for example, (stem, month) in EXAMPLES.items():
        file = f"examples/{example}.csv"
        assert f"chamdiem score schemes/{stem}.yaml {file} --month {month}" in page


def test_every_figure_file_is_an_example_or_what_was_published() -> None:
    files = {path.stem for path in (tree.ROOT / "examples").glob("*.csv")}

    assert files - set(EXAMPLES) == {"phu-tho-2026-08-published"}


def test_a_task_counts_its_days_up_to_the_day_of_closing() -> None:
    month = scored("task-lateness-2026-08")
    grades = {unit.code: month.grade(at) for at, unit in enumerate(month.figures.units)}

    assert [code for code, grade in grades.items() if grade == "Không quá hạn"] == [
        "NV-01", "NV-02", "NV-07",
    ]  # fmt: skip
    assert grades["NV-03"] == grades["NV-05"] == grades["NV-08"] == "Quá hạn không quá 5 ngày"
    assert grades["NV-04"] == grades["NV-06"] == "Quá hạn trên 5 ngày"
