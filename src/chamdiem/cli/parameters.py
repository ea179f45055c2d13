"""What several commands are told alike: paths, the month, the help option, notes."""

from collections.abc import Sequence
from pathlib import Path

import click

from chamdiem.engine.errors import MonthError
from chamdiem.engine.periods import Month
from chamdiem.formats import problems

PATH = click.Path(path_type=Path)
help_option = click.help_option(help="In hướng dẫn này.")


def month(_context: click.Context, _parameter: click.Parameter, text: str) -> Month:
    """Read the month an option names."""
    try:
        return Month.parse(text)
    except MonthError as failure:
        raise click.BadParameter(str(failure)) from None


def tell(notes: Sequence[str]) -> None:
    """Print what is worth telling about files, and an empty line after it."""
    for note in notes[: problems.SHOWN]:
        click.echo(note)
    if len(notes) > problems.SHOWN:
        click.echo(f"… và {len(notes) - problems.SHOWN} điều khác.")
    if notes:
        click.echo()
