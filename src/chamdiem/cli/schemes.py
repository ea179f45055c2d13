"""A scheme as a workbook to fill in, and a workbook as a scheme file."""

from collections.abc import Callable
from pathlib import Path

import click

from chamdiem.cli import files
from chamdiem.cli.parameters import PATH, help_option, tell
from chamdiem.formats import scheme_files, workbooks


def _named(*suffixes: str) -> Callable[[click.Context, click.Parameter, Path], Path]:
    """Return the check that a file's name says what it will be."""

    def check(_context: click.Context, _parameter: click.Parameter, path: Path) -> Path:
        if path.suffix.lower() in suffixes:
            return path
        known = " hoặc ".join(suffixes)
        raise click.BadParameter(f"Không biết ghi “{path}”; đuôi tệp cần là {known}.")

    return check


@click.command(help="Ghi mẫu bảng tính có sẵn ví dụ, hoặc bộ tiêu chí SCHEME thành bảng tính.")
@click.argument("scheme", type=PATH, required=False)
@click.option("--out", type=PATH, required=True, callback=_named(".xlsx"), help="Tệp .xlsx sẽ ghi.")
@help_option
def template(scheme: Path | None, out: Path) -> None:
    """Write the workbook to fill in; with a scheme, that scheme as a workbook."""
    files.spare([scheme], out)
    if scheme is None:
        content = workbooks.template()
    else:
        loaded = scheme_files.load(files.read(scheme), str(scheme))
        content = workbooks.to_workbook(loaded.source, str(scheme))
        tell(loaded.notes)
    files.write(out, content)
    click.echo(f"Đã ghi {out}. Điền xong thì chạy: chamdiem import-scheme {out} --out TỆP.yaml")


@click.command("import-scheme", help="Chuyển bộ tiêu chí bằng bảng tính FILE thành tệp YAML.")
@click.argument("file", type=PATH)
@click.option(
    "--out", type=PATH, required=True, callback=_named(".yaml", ".yml"), help="Tệp .yaml sẽ ghi."
)
@help_option
def import_scheme(file: Path, out: Path) -> None:
    """Read a workbook, say all that is wrong with it, or write the scheme file."""
    files.spare([file], out)
    loaded = workbooks.load(files.read(file), str(file))
    files.write(out, loaded.source)
    tell(loaded.notes)
    click.echo(f"Đã ghi {out}: {loaded.scheme.title} ({loaded.scheme.identity}).")
    click.echo(f"SHA-256: {loaded.digest}")


COMMANDS = (template, import_scheme)
