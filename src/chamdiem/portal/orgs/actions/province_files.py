"""Reads the folder of a province: its units before and after a reform, its agencies, the acts.

The files are facts with their sources, in plain CSV; whoever runs the machine wrote them.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from chamdiem.portal.common import text
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.choices import Confidence, Kind
from chamdiem.portal.orgs.facts import Basis

LARGEST = 4_000_000
PROVINCE, AGENCIES, BLOCKS, ACTS = "province.csv", "agencies.csv", "blocks.csv", "acts.csv"
UNITS, REFORM = "units-*.csv", "reform-*.csv"
Value = TypeVar("Value")


class WrongFolder(Refused):
    """Raise when a file of the folder is missing, or a line of it cannot be read."""


class Step(StrEnum):
    """The steps of the replay, as the file of acts names them."""

    UNITS = "record-units"
    AGENCIES = "record-agencies"
    BLOCKS = "blocks"
    REFORM = "reform"
    ABOLISH = "abolish"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, with the place to name when it is wrong."""

    place: str
    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the text of a column."""
        try:
            return self.values[name]
        except KeyError:
            raise WrongFolder(
                f"{self.place}: thiếu cột “{name}”. Hãy thêm cột rồi nạp lại."
            ) from None

    def read(self, name: str, reader: Callable[[str], Value]) -> Value:
        """Return a column's value by its reader; a wrong one is named with its place."""
        value = self[name]
        try:
            return reader(value)
        except ValueError:
            raise WrongFolder(
                f"{self.place}: cột “{name}” có giá trị “{value}” không hiểu được. Hãy sửa rồi nạp "
                "lại; chưa có gì được ghi."
            ) from None

    @property
    def kind(self) -> Kind:
        """Return what sort of organisation the line is about."""
        return self.read("kind", Kind)

    @property
    def confidence(self) -> Confidence:
        """Return how sure the line is."""
        return self.read("confidence", Confidence)

    @property
    def note(self) -> str:
        """Return the note and where the line comes from."""
        told = (self["note"], f"nguồn: {self['source']}" if self["source"] else "")
        return "; ".join(each for each in told if each)


@dataclass(frozen=True, slots=True)
class Province:
    """What the folder of a province says, line by line."""

    province: Row
    units: tuple[Row, ...]
    reform: tuple[Row, ...]
    agencies: tuple[Row, ...]
    blocks: tuple[Row, ...]
    acts: Mapping[Step, Row]

    def basis(self, step: Step) -> Basis:
        """Return the document of a step."""
        row = self._act(step)
        issued_on = row.read("issued_on", date.fromisoformat) if row["issued_on"] else None
        return Basis(row["number"], row["issuer"], issued_on, row["title"])

    def day(self, step: Step) -> date:
        """Return the day from which a step holds."""
        return self._act(step).read("on", date.fromisoformat)

    def _act(self, step: Step) -> Row:
        if step not in self.acts:
            raise WrongFolder(f"{ACTS}: thiếu dòng “{step}”. Hãy thêm căn cứ rồi nạp lại.")
        return self.acts[step]


def read(folder: Path) -> Province:
    """Read the folder of a province; refuse it whole, with the file and the line."""
    return Province(
        province=_rows(folder, PROVINCE)[0],
        units=_rows(folder, UNITS),
        reform=_rows(folder, REFORM),
        agencies=_rows(folder, AGENCIES),
        blocks=_rows(folder, BLOCKS),
        acts={row.read("step", Step): row for row in _rows(folder, ACTS)},
    )


def flag(told: str) -> bool:
    """Read yes or no."""
    if told not in ("yes", "no"):
        raise ValueError(told)
    return told == "yes"


def _rows(folder: Path, pattern: str) -> tuple[Row, ...]:
    found = sorted(folder.glob(pattern))
    if len(found) != 1 or found[0].stat().st_size > LARGEST:
        raise WrongFolder(
            f"Thư mục {folder.name}: cần đúng một tệp {pattern}, không quá 4 MB; thấy {len(found)} "
            "tệp. Hãy xem organisations/lai-chau làm mẫu."
        )
    rows = tuple(_lines(found[0]))
    if not rows:
        raise WrongFolder(f"{found[0].name}: không có dòng nào. Hãy điền tệp rồi nạp lại.")
    return rows


def _lines(file: Path) -> Iterator[Row]:
    try:
        content = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongFolder(
            f"{file.name}: không phải văn bản UTF-8. Hãy lưu lại dạng UTF-8."
        ) from None
    for number, line in enumerate(csv.DictReader(io.StringIO(content)), start=2):
        place = f"{file.name}, dòng {number}"
        if None in line or None in line.values():
            raise WrongFolder(f"{place}: số ô không khớp dòng tiêu đề. Hãy sửa rồi nạp lại.")
        yield Row(place, {name: text.nfc(value) for name, value in line.items()})
