"""What click says in English of a wrong use, said in Vietnamese."""

import re

import click

_WORDS = {
    "No such command": "Không có lệnh",
    "Got unexpected extra argument": "Thừa",
    "Got unexpected extra arguments": "Thừa",
}
_ENGLISH = re.compile(rf"({'|'.join(sorted(_WORDS, reverse=True))}) (.*[^.])[.]?", re.DOTALL)


def spoken(failure: click.UsageError) -> str:
    """Say what is wrong with the use of a command, and where its help is."""
    match failure:
        case click.NoSuchOption():
            said = f"Không có tuỳ chọn {failure.option_name}."
        case click.MissingParameter():
            name = failure.param.make_metavar(failure.ctx) if failure.param and failure.ctx else ""
            option = failure.param.opts[0] if isinstance(failure.param, click.Option) else ""
            said = f"Thiếu {option or name}."
        case _:
            said = _ENGLISH.sub(_in_vietnamese, failure.message)
    if "\n" in said:  # the help itself, where no command was given
        return said
    return f"{said}\nXem: chamdiem --help"


def _in_vietnamese(found: re.Match[str]) -> str:
    return f"{_WORDS[found[1]]} {found[2]}."
