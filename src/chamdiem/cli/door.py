"""The door itself: all commands, and what is said when one cannot be done."""

import os
import sys
from collections.abc import Sequence

import click

import chamdiem
from chamdiem.cli import keys, pooling, reading, schemes, scoring, sealing, trail
from chamdiem.cli.usage import spoken
from chamdiem.engine.errors import EngineError
from chamdiem.formats.problems import Refused

WRONG = 2


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 for wrong input with nothing written."""
    try:
        return int(commands.main(words, "chamdiem", standalone_mode=False) or 0)
    except click.UsageError as failure:
        return _refuse(spoken(failure))
    except (Refused, EngineError) as refusal:
        return _refuse(str(refusal))
    except click.Abort:
        return _refuse("Đã dừng.")
    except BrokenPipeError:  # `chamdiem score … | head`: whoever read has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


@click.group(help="Chấm điểm hằng tháng theo bộ tiêu chí, giải thích từng điểm.")
@click.version_option(
    chamdiem.__version__, prog_name="chamdiem", message="%(prog)s %(version)s", help="In phiên bản."
)
@click.help_option(help="In hướng dẫn này.")
def commands() -> None:
    """Gather the commands."""


for _family in (scoring, schemes, pooling, reading, sealing, keys, trail):
    for _command in _family.COMMANDS:
        commands.add_command(_command)


def _refuse(said: str) -> int:
    click.echo(said, err=True)
    return WRONG
