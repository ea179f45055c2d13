"""Add figures up: months into a span, units into their parents."""

from pathlib import Path

import click

from chamdiem.cli import files
from chamdiem.cli.parameters import PATH, help_option, tell
from chamdiem.engine.errors import MonthError
from chamdiem.engine.figures import Figures
from chamdiem.engine.periods import Month
from chamdiem.engine.pooling import Pooled, pool_months, pool_units
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import figures, scheme_files
from chamdiem.formats.figures import parents as parent_files
from chamdiem.formats.figures import writing


@click.command(help="Gộp số liệu nhiều tháng, hoặc của đơn vị vào cấp trên, theo SCHEME.")
@click.argument("scheme", type=PATH)
@click.option(
    "--figures",
    "asked",
    type=(str, PATH),
    multiple=True,
    required=True,
    metavar="YYYY-MM FILE",
    help="Số liệu của một tháng; ghi nhiều lần cho nhiều tháng.",
)
@click.option("--parents", type=PATH, help="Cấp trên của từng đơn vị: unit, parent, name, block.")
@click.option("--out", type=PATH, required=True, help="Ghi số liệu đã gộp (.csv).")
@help_option
def pool(
    scheme: Path, asked: tuple[tuple[str, Path], ...], parents: Path | None, out: Path
) -> None:
    """Write pooled figures, which are scored like any others."""
    files.spare([scheme, parents, *(path for _, path in asked)], out)
    rules = scheme_files.load(files.read(scheme), str(scheme)).scheme
    months = [_month(text, path, rules) for text, path in asked]
    pooled = months[0] if len(months) == 1 else pool_months(rules, months)
    whole, left = _unpacked(pooled)
    if parents:
        named = parent_files.load(files.read(parents), str(parents), rules)
        whole, above = _unpacked(pool_units(rules, whole, named))
        left = [*left, *(code for code in above if code not in left)]
    files.write(out, writing.as_csv(rules, whole, _source(asked, parents)))
    tell([_left(left)] if left else [])
    click.echo(f"Đã ghi {out}: {len(whole.units)} đơn vị, {whole.month.spoken}.")


COMMANDS = (pool,)


def _month(text: str, path: Path, rules: Scheme) -> Figures:
    try:
        month = Month.parse(text)
    except MonthError as failure:
        raise click.BadParameter(str(failure), param_hint="--figures") from None
    return figures.load(files.read(path), str(path), scheme=rules, month=month).figures


def _unpacked(pooled: Figures | Pooled) -> tuple[Figures, list[str]]:
    if isinstance(pooled, Pooled):
        return pooled.figures, list(pooled.left_out)
    return pooled, []


def _left(codes: list[str]) -> str:
    return (
        f"Không cộng gộp được nên để “Chưa có số liệu”: {', '.join(codes)} "
        "(bộ tiêu chí không khai “pool” cho các số liệu này)."
    )


def _source(asked: tuple[tuple[str, Path], ...], parents: Path | None) -> str:
    months = ", ".join(sorted(text for text, _ in asked))
    return f"Gộp từ số liệu {months}" + (" theo đơn vị cấp trên" if parents else "")
