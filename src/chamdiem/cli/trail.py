"""The trail at a terminal: verify its chain, sign its head."""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

import click

from chamdiem.cli import keys, trail_anchors, trail_reading
from chamdiem.cli.parameters import PATH, help_option
from chamdiem.cli.trail_anchors import Shelf
from chamdiem.formats.problems import Problem
from chamdiem.launch import folder
from chamdiem.seal.trail import anchors
from chamdiem.seal.trail.anchors import Anchor
from chamdiem.seal.trail.chain import Walk

ALTERED = 2
UNKNOWN_KEY = 3


@click.group(help="Nhật ký nối chuỗi: kiểm tra, neo.")
@help_option
def audit() -> None:
    """Gather the commands about the trail."""


@audit.command(help="Kiểm tra chuỗi nhật ký, tìm mục đầu tiên bị sửa, mất hoặc đổi chỗ.")
@click.option("--anchors", "places", type=PATH, multiple=True, help="Tệp hoặc thư mục bản neo.")
@click.option("--trail", type=PATH, help="Bản xuất nhật ký; thiếu thì đọc cơ sở dữ liệu.")
@click.option("--key", "trusted", multiple=True, metavar="PUB", help="Khoá neo đã biết là đúng.")
@help_option
def verify(places: tuple[Path, ...], trail: Path | None, trusted: tuple[str, ...]) -> int:
    """Answer 0 for intact, 3 for intact by anchors of an unknown key, 2 for altered."""
    known = {keys.public(each) for each in trusted}
    signed = trail_anchors.read(places)
    walked, findings = _walk(trail, {one.number for one in signed})
    findings += anchors.findings(signed, walked, "nhật ký")
    if findings:
        return _altered(findings)
    closed = f", {walked.closed} mục đóng chỉ có mã băm" if walked.closed else ""
    click.echo(f"{walked.count} mục nối liền nhau{closed}; mã băm cuối {walked.head}")
    return _anchored(signed, walked, known)


@audit.command(help="Ký mã băm cuối của chuỗi nhật ký (bản neo), mỗi ngày một lần.")
@click.option("--key", metavar="KEY", help="Khoá riêng hoặc pkcs11:; thiếu thì khoá của máy này.")
@help_option
def anchor(key: str | None) -> None:
    """Sign the head of the chain by a key outside the database."""
    from chamdiem.cli import trail_database  # only here the driver is needed

    shelf, at = Shelf(folder.chosen()), datetime.now(trail_anchors.HERE)
    with trail_database.connected() as connection, keys.opened(key or shelf.key()) as signer:
        made = trail_anchors.add(connection, shelf, signer, at)
    if made is None:
        click.echo("Nhật ký chưa có mục nào để neo.")
        return
    click.echo(f"Bản neo ngày {made.day:%d/%m/%Y}: mục số {made.number}, mã băm {made.hash}")
    click.echo(f"Khoá: {made.fingerprint}")
    click.echo(f"Đã ghi ở {shelf.file(made.day)}; hãy giữ thêm một bản ở máy khác.")


COMMANDS = (audit,)


def _walk(path: Path | None, marks: Collection[int]) -> tuple[Walk, list[Problem]]:
    if path is not None:
        return trail_reading.of_file(path, marks)
    from chamdiem.cli import trail_database  # only here the driver is needed

    with trail_database.connected() as connection:
        return trail_database.of_database(connection, marks)


def _altered(findings: Sequence[Problem]) -> int:
    click.echo("Nhật ký KHÔNG nguyên vẹn.", err=True)
    for finding in findings:
        click.echo(f"- {finding}", err=True)
    return ALTERED


def _anchored(signed: Sequence[Anchor], walked: Walk, known: Collection[bytes]) -> int:
    """Say how far the chain was signed outside, and by whom."""
    latest = anchors.agreeing(signed, walked)
    if latest is None:
        click.echo("Chưa đối chiếu bản neo: ai làm chủ cơ sở dữ liệu vẫn tính lại được cả chuỗi.")
        click.echo("Hãy dùng --anchors với bản neo giữ ở nơi khác.")
        return 0
    rest = walked.count - latest.number
    click.echo(
        f"Khớp {len(signed)} bản neo, mới nhất ngày {latest.day:%d/%m/%Y} tới số {latest.number}"
        f"{f'; {rest} mục sau đó chưa neo' if rest else ''}."
    )
    strange = sorted({one.fingerprint for one in signed if one.public_key not in known})
    if not strange:
        click.echo("Nguyên vẹn, do khoá đã biết ký.")
        return 0
    click.echo(f"Nguyên vẹn, khoá chưa biết {', '.join(strange)}")
    click.echo("Hãy đối chiếu dấu vân tay với bản đã in, rồi dùng --key.")
    return UNKNOWN_KEY
