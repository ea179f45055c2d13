"""Read an official document without any database."""

import json
from pathlib import Path

import click

from chamdiem.cli import files
from chamdiem.cli.parameters import PATH
from chamdiem.formats import documents
from chamdiem.reading import read as read_text
from chamdiem.reading.as_json import as_json
from chamdiem.reading.summary import summary


@click.command(help="Đọc một văn bản FILE (PDF, bản quét, DOCX, văn bản thuần).")
@click.argument("file", type=PATH)
@click.option("--json", "as_data", is_flag=True, help="In kết quả thành JSON.")
def read(file: Path, *, as_data: bool) -> None:
    """Read a document: fields, references, tasks, each with its place; nothing is stored."""
    found = documents.text_of(files.read(file), str(file), say=_say)
    reading = read_text(found.text)
    if as_data:
        click.echo(json.dumps(as_json(reading) | {"origin": found.origin}, ensure_ascii=False))
        return
    click.echo(summary(reading))
    if found.count > len(found.pages):
        click.echo(f"\nĐã đọc {len(found.pages)} trang đầu trong {found.count} trang.", err=True)


def _say(page: int, pages: int) -> None:
    click.echo(f"Nhận dạng trang {page}/{pages}…", err=True)


COMMANDS = (read,)
