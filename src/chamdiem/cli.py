"""One door for people and scripts: check a scheme, score a month, run the site."""

import os
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

import chamdiem
from chamdiem.engine import bounds
from chamdiem.engine.bounds import Room
from chamdiem.engine.errors import EngineError, MonthError
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import figures, problems, results, schemes
from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.results import Origin, terminal
from chamdiem.formats.schemes import LoadedScheme

WRONG = 2
_WORDS = {
    "No such command": "Không có lệnh",
    "Got unexpected extra argument": "Thừa",
    "Got unexpected extra arguments": "Thừa",
}
_ENGLISH = re.compile(rf"({'|'.join(sorted(_WORDS, reverse=True))}) (.*[^.])[.]?", re.DOTALL)
_CAUSES = {
    FileNotFoundError: "không có tệp hoặc thư mục này",
    PermissionError: "không được phép",
    IsADirectoryError: "đây là thư mục",
}
_PATH = click.Path(path_type=Path)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 for wrong input with nothing written."""
    try:
        return int(commands.main(words, "chamdiem", standalone_mode=False) or 0)
    except click.UsageError as failure:
        return _refuse(_usage(failure))
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


@commands.command(help="Kiểm tra một tệp bộ tiêu chí SCHEME (YAML).")
@click.argument("scheme", type=_PATH)
@click.help_option(help="In hướng dẫn này.")
def check(scheme: Path) -> None:
    """Read a scheme and say what is in it."""
    click.echo(_described(schemes.load(_read(scheme), str(scheme))))


def _month(_context: click.Context, _parameter: click.Parameter, text: str) -> Month:
    try:
        return Month.parse(text)
    except MonthError as failure:
        raise click.BadParameter(str(failure)) from None


def _target(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    if path is None or path.suffix.lower() in results.WRITERS:
        return path
    known = ", ".join(results.WRITERS)
    raise click.BadParameter(f"Không biết ghi “{path}”; đuôi tệp cần là một trong {known}.")


@commands.command(help="Chấm điểm số liệu FIGURES (CSV, XLSX) theo bộ tiêu chí SCHEME.")
@click.argument("scheme", type=_PATH)
@click.argument("source", type=_PATH, metavar="FIGURES")
@click.option("--month", required=True, callback=_month, help="Tháng chấm, ví dụ 2026-08.")
@click.option("--units", type=_PATH, help="Danh sách đơn vị: mã, tên, khối (CSV, XLSX).")
@click.option("--out", type=_PATH, callback=_target, help="Ghi kết quả: .json, .csv hoặc .xlsx.")
@click.option("--explain", metavar="UNIT", help="Diễn giải điểm của đơn vị có mã này.")
@click.help_option(help="In hướng dẫn này.")
def score(
    scheme: Path,
    source: Path,
    month: Month,
    units: Path | None,
    out: Path | None,
    explain: str | None,
) -> None:
    """Score one month: ranking on the terminal, the result in a file."""
    _spare([path for path in (scheme, source, units) if path], out)
    rules = schemes.load(_read(scheme), str(scheme))
    loaded = figures.load(
        _read(source),
        str(source),
        scheme=rules.scheme,
        month=month,
        units=_read(units) if units else None,
        units_name=str(units),
    )
    evaluation = evaluate(rules.scheme, loaded.figures)
    shown = terminal.ranking(evaluation) if explain is None else _explained(evaluation, explain)
    if out:
        _write(out, evaluation, rules, loaded)
    _tell_notes([*rules.notes, *loaded.notes, *map(str, loaded.conversions)])
    click.echo(shown)
    if out:
        click.echo(f"\nĐã ghi {out}.")


@commands.command(help="Khởi động hệ thống trên máy này và in địa chỉ trang.")
@click.help_option(help="In hướng dẫn này.")
def run() -> None:
    """Become the launcher: it is another program, and loading it here would slow the rest."""
    command = [sys.executable, "-P", "-m", "chamdiem.launch"]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted, the list is ours


def _explained(evaluation: Evaluation, code: str) -> str:
    codes = [unit.code for unit in evaluation.figures.units]
    if code in codes:
        return terminal.explanation(evaluation, codes.index(code))
    near = get_close_matches(code, codes, n=1)
    advice = f" Có phải là {near[0]} không?" if near else ""
    raise click.UsageError(f"Không có đơn vị “{code}” trong số liệu.{advice}")


def _described(loaded: LoadedScheme) -> str:
    scheme = loaded.scheme
    leaves = scheme.leaves()
    unsure = sum(1 for leaf in leaves if leaf.unconfirmed)
    lines = [
        f"{scheme.title} ({scheme.identity})",
        *([f"[{scheme.illustrative}]"] if scheme.illustrative else []),
        f"Hiệu lực {scheme.validity}; khối: {'; '.join(block.name for block in scheme.blocks)}",
        f"{len(scheme.groups())} nhóm, {len(leaves)} tiêu chí, {len(scheme.inputs)} số liệu; "
        f"tối đa {results.terminal.points(scheme, scheme.maximum)} điểm",
        *([f"{unsure} tiêu chí còn mặc định hệ thống, cần UBND tỉnh xác nhận"] if unsure else []),
        _room(scheme),
        *loaded.notes,
        f"Không có lỗi. SHA-256: {loaded.digest}",
    ]
    return "\n".join(lines)


def _room(scheme: Scheme) -> str:
    """Say what was proved of the integers: none can wrap."""
    wide = [proof.code for proof in bounds.proofs(scheme) if proof.room is Room.UNBOUNDED]
    if not wide:
        return "Mọi phép tính nằm trọn trong số nguyên 64 bit theo mức lớn nhất đã khai"
    return f"Tính bằng số nguyên không giới hạn vì vượt 64 bit: {', '.join(wide)}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failure:
        found = f"Không mở được tệp ({_cause(failure)})"
        raise refuse(Place(str(path)), found, "một tệp đọc được", rule="unreadable") from None


def _cause(failure: OSError) -> str:
    return _CAUSES.get(type(failure), failure.strerror or type(failure).__name__)


def _spare(sources: Sequence[Path], out: Path | None) -> None:
    """Refuse to write over what is read."""
    if out and out.exists() and any(each.exists() and out.samefile(each) for each in sources):
        raise click.UsageError(f"“{out}” là tệp đang đọc; hãy ghi kết quả ra tệp khác.")


def _write(out: Path, evaluation: Evaluation, rules: LoadedScheme, loaded: LoadedFigures) -> None:
    """Write the result whole or not at all: beside its place first, then moved there."""
    origin = Origin(rules.digest, loaded.digest, loaded.source_note)
    content = results.WRITERS[out.suffix.lower()](evaluation, origin)
    begun = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        begun.write_bytes(content)
        begun.replace(out)
    except OSError as failure:
        begun.unlink(missing_ok=True)
        found = f"Không ghi được ({_cause(failure)})"
        raise refuse(Place(str(out)), found, "một chỗ ghi được", rule="unwritable") from None


def _tell_notes(notes: Sequence[str]) -> None:
    for note in notes[: problems.SHOWN]:
        click.echo(note)
    if len(notes) > problems.SHOWN:
        click.echo(f"… và {len(notes) - problems.SHOWN} điều khác.")
    if notes:
        click.echo()


def _refuse(said: str) -> int:
    click.echo(said, err=True)
    return WRONG


def _usage(failure: click.UsageError) -> str:
    """Say in Vietnamese what click says in English."""
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


if __name__ == "__main__":
    sys.exit(main())
