"""Check a scheme, score a month, run the site."""

import os
import sys
from difflib import get_close_matches
from pathlib import Path

import click

from chamdiem.cli import files
from chamdiem.cli.months import Asked, Scored, takes_a_month
from chamdiem.cli.parameters import PATH, help_option, tell
from chamdiem.engine import proofs
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.proofs import Finding
from chamdiem.formats import results, scheme_files
from chamdiem.formats.problems import Place, Problem, Refused
from chamdiem.formats.results import Origin, terminal
from chamdiem.formats.schemes import LoadedScheme


@click.command(help="Kiểm tra một tệp bộ tiêu chí SCHEME (YAML, XLSX).")
@click.argument("scheme", type=PATH)
@help_option
def check(scheme: Path) -> None:
    """Read a scheme, say what is in it and what was proved; refuse it where a proof fails."""
    loaded = scheme_files.load(files.read(scheme), str(scheme))
    wrong = proofs.findings(loaded.scheme)
    if wrong:
        raise Refused([_problem(finding, str(scheme)) for finding in wrong])
    click.echo(_described(loaded))


def _target(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    if path is None or path.suffix.lower() in results.WRITERS:
        return path
    known = ", ".join(results.WRITERS)
    raise click.BadParameter(f"Không biết ghi “{path}”; đuôi tệp cần là một trong {known}.")


@click.command(help="Chấm điểm số liệu FIGURES (CSV, XLSX) theo bộ tiêu chí SCHEME.")
@takes_a_month
@click.option("--out", type=PATH, callback=_target, help="Ghi kết quả: .json, .csv hoặc .xlsx.")
@click.option("--explain", metavar="UNIT", help="Diễn giải điểm của đơn vị có mã này.")
@click.option("--trace", type=PATH, help="Ghi diễn giải của đơn vị ấy thành dữ liệu (.json).")
def score(asked: Asked, out: Path | None, explain: str | None, trace: Path | None) -> None:
    """Score one month: ranking on the terminal, the result in a file."""
    if trace and explain is None:
        raise click.UsageError("--trace cần --explain UNIT: diễn giải của đơn vị nào.")
    asked.spare(out, trace)
    scored = asked.score()
    found = scored.evaluation
    shown = terminal.ranking(found) if explain is None else _explained(found, explain)
    if out:
        files.write(out, _written(out, scored))
    if trace and explain:
        files.write(trace, results.trace_bytes(found, _place(found, explain)))
    tell(scored.notes)
    click.echo(shown)
    for written in filter(None, (out, trace)):
        click.echo(f"\nĐã ghi {written}.")


@click.command(help="Khởi động hệ thống trên máy này và in địa chỉ trang.")
@help_option
def run() -> None:
    """Become the launcher: it is another program, and loading it here would slow the rest."""
    command = [sys.executable, "-P", "-m", "chamdiem.launch"]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted, the list is ours


COMMANDS = (check, score, run)


def _explained(evaluation: Evaluation, code: str) -> str:
    return terminal.explanation(evaluation, _place(evaluation, code))


def _place(evaluation: Evaluation, code: str) -> int:
    codes = [unit.code for unit in evaluation.figures.units]
    if code in codes:
        return codes.index(code)
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
        *("Đã chứng minh: " + statement.words for statement in proofs.proved(scheme)),
        *("Nên xem lại: " + finding.words for finding in proofs.cautions(scheme)),
        *loaded.notes,
        f"Không có lỗi. SHA-256: {loaded.digest}",
    ]
    return "\n".join(lines)


def _problem(finding: Finding, name: str) -> Problem:
    """Tell a finding as a problem of the file, with its counter-example."""
    example = f"Phản ví dụ: {finding.counter_example}" if finding.counter_example else ""
    return Problem(Place(name), f"{finding.place}: {finding.words}", "", example, finding.rule)


def _written(out: Path, scored: Scored) -> bytes:
    origin = Origin(scored.rules.digest, scored.loaded.digest, scored.loaded.source_note)
    return results.WRITERS[out.suffix.lower()](scored.evaluation, origin)
