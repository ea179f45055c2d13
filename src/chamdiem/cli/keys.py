"""Keys of sealed months: make one, hand over to a new one, show which one it is."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from chamdiem.cli import files
from chamdiem.cli.parameters import PATH, help_option
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.seal import rotation, signing, token_address, tokens
from chamdiem.seal.signing import FileKey, Signer
from chamdiem.seal.token_address import TokenAddress

OTHERS = stat.S_IRWXG | stat.S_IRWXO


@contextmanager
def opened(place: str) -> Iterator[Signer]:
    """Open a private key: a file of mode 0600, or a `pkcs11:` address."""
    if place.startswith(token_address.SCHEME):
        address = token_address.parse(place)
        with tokens.opened(_with_module(address), _pin(address)) as key:
            yield key
    else:
        yield FileKey.of_pem(_private(Path(place)), place)


def public(place: str) -> bytes:
    """Return the public half of a key: of a .pub file, a private file or a token."""
    if not place.startswith(token_address.SCHEME):
        content = files.read(Path(place), signing.LONGEST_KEY)
        if b"PUBLIC KEY" in content:
            return signing.public_of_pem(content, place)
    with opened(place) as key:
        return key.public_key


@click.group(help="Khoá ký bản chốt kết quả tháng: tạo, thay, xem.")
@help_option
def key() -> None:
    """Gather the commands about keys."""


@key.command(help="Tạo khoá ký mới: khoá riêng (quyền 0600) và khoá công khai FILE.pub.")
@click.option("--out", type=PATH, help="Tệp khoá riêng; thiếu thì in ra màn hình.")
@help_option
def new(out: Path | None) -> None:
    """Draw a new key; never write over one that is there."""
    made = FileKey.of_seed(secrets.token_bytes(32))
    said = f"Dấu vân tay: {signing.fingerprint(made.public_key)}"
    if out is None:
        click.echo(made.pem.decode(), nl=False)
        click.echo(said, err=True)
        return
    shown = out.with_name(f"{out.name}.pub")
    files.create(out, made.pem, files.PRIVATE)
    try:
        files.create(shown, signing.public_pem(made.public_key))
    except Refused:
        out.unlink()
        raise
    click.echo(f"Đã tạo {out} (khoá riêng, giữ kín) và {shown} (đưa cho người kiểm tra).\n{said}")


@key.command(help="Thay khoá: khoá cũ ký cho khoá mới, ghi thành FILE để công bố.")
@click.option("--old", required=True, metavar="KEY", help="Khoá riêng đang dùng.")
@click.option("--new", "new_key", required=True, metavar="KEY", help="Khoá riêng sẽ dùng.")
@click.option("--out", type=PATH, required=True, help="Tệp thay khoá sẽ ghi.")
@help_option
def rotate(old: str, new_key: str, out: Path) -> None:
    """Hand over from one key to another."""
    files.spare([Path(old), Path(new_key)], out)
    with opened(old) as before, opened(new_key) as after:
        if before.public_key == after.public_key:
            raise click.UsageError("Khoá mới chính là khoá cũ.")
        content = rotation.rotate(before, after)
        shown = [signing.fingerprint(each.public_key) for each in (before, after)]
    files.write(out, content)
    click.echo(f"Đã ghi {out}: khoá {shown[0]} giao cho khoá {shown[1]}.")


@key.command(help="In dấu vân tay của KEY: tệp khoá, tệp .pub hoặc địa chỉ pkcs11:.")
@click.argument("place", metavar="KEY")
@click.option("--out", type=PATH, help="Ghi khoá công khai ra tệp này.")
@help_option
def show(place: str, out: Path | None) -> None:
    """Say which key it is, and write its public half."""
    found = public(place)
    if out:
        files.create(out, signing.public_pem(found))
    click.echo(signing.fingerprint(found))


COMMANDS = (key,)


def _private(path: Path) -> bytes:
    """Read a private key that nobody else can read."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return files.read(path)  # which says why it cannot be read
    if mode & OTHERS:
        found = f"Người khác đọc được khoá riêng (quyền {stat.S_IMODE(mode):04o})"
        advice = f"Hãy chạy: chmod 600 {path}"
        raise refuse(Place(str(path)), found, "quyền 0600", advice, "key-mode")
    return files.read(path, signing.LONGEST_KEY)


def _with_module(address: TokenAddress) -> TokenAddress:
    """Take the library of the token from the address, else from CHAMDIEM_PKCS11_MODULE."""
    module = address.module or os.environ.get("CHAMDIEM_PKCS11_MODULE", "")
    if module:
        return address.through(module)
    expected = "module-path=… trong địa chỉ, hoặc biến CHAMDIEM_PKCS11_MODULE"
    raise refuse(Place(token_address.SCHEME), "Chưa biết thư viện PKCS#11", expected)


def _pin(address: TokenAddress) -> str:
    """Take the PIN from the file that the address names, else from CHAMDIEM_PIN."""
    if address.pin_file:
        return _private(Path(address.pin_file)).decode("utf-8", "replace").strip("\r\n")
    if pin := os.environ.get("CHAMDIEM_PIN"):
        return pin
    expected = "pin-source=file:… trong địa chỉ, hoặc biến CHAMDIEM_PIN"
    raise refuse(Place(token_address.SCHEME), "Chưa biết mã PIN của thiết bị ký", expected)
