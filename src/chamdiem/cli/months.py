"""One month as commands are told of it: a scheme, a file of figures, perhaps one of units."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from chamdiem.cli import files
from chamdiem.cli.parameters import PATH, help_option, month
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.formats import figures, scheme_files
from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.schemes import LoadedScheme


@dataclass(frozen=True, slots=True)
class Scored:
    """A month read and scored."""

    rules: LoadedScheme
    loaded: LoadedFigures
    evaluation: Evaluation

    @property
    def notes(self) -> list[str]:
        """What is worth telling of the files."""
        return [*self.rules.notes, *self.loaded.notes, *map(str, self.loaded.conversions)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The files of a month, not read yet."""

    scheme: Path
    source: Path
    month: Month
    units: Path | None

    def spare(self, *written: Path | None, others: Sequence[Path | None] = ()) -> None:
        """Refuse to write over any of them, over others that are read, or twice into one file."""
        for out in written:
            files.spare([self.scheme, self.source, self.units, *others], out)
        files.apart(*written)

    def score(self) -> Scored:
        """Read the files and score the month."""
        rules = scheme_files.load(files.read(self.scheme), str(self.scheme))
        loaded = figures.load(
            files.read(self.source),
            str(self.source),
            scheme=rules.scheme,
            month=self.month,
            units=files.read(self.units) if self.units else None,
            units_name=str(self.units),
        )
        return Scored(rules, loaded, evaluate(rules.scheme, loaded.figures))


def takes_a_month(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command SCHEME FIGURES --month --units as one `Asked`."""

    @click.argument("scheme", type=PATH)
    @click.argument("source", type=PATH, metavar="FIGURES")
    @click.option("--month", required=True, callback=month, help="Tháng, ví dụ 2026-08.")
    @click.option("--units", type=PATH, help="Danh sách đơn vị: mã, tên, khối (CSV, XLSX).")
    @help_option
    @functools.wraps(command)
    def told(scheme: Path, source: Path, month: Month, units: Path | None, **others: Any) -> Any:
        return command(Asked(scheme, source, month, units), **others)

    return told
