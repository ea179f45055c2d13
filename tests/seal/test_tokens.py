"""A key on a token: its address, and a month sealed by SoftHSM through PKCS#11."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from chamdiem import cli
from chamdiem.formats.problems import Refused
from chamdiem.seal import token_address
from tests.seal import months

MODULES = sorted(Path("/usr/lib").glob("**/softhsm/libsofthsm2.so"))
PIN = "987643"


def test_an_address_names_token_key_library_and_pin_file() -> None:
    address = token_address.parse(
        "pkcs11:token=S%E1%BB%9F;object=ch%E1%BB%91t;id=%01%ff?module-path=/m.so&pin-source=file:/p"
    )

    assert (address.token, address.object, address.id) == ("Sở", "chốt", b"\x01\xff")
    assert (address.module, address.pin_file) == ("/m.so", "/p")


@pytest.mark.parametrize(
    "text",
    [
        "pkcs11:token=t",
        "pkcs11:object=k;object=k",
        "pkcs11:object=k;type=cert",
        "pkcs11:object=k?pin-value=1234",
        "pkcs11:object=%ff",
    ],
)
def test_another_address_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        token_address.parse(text)


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return SoftHSM's library with one token and one key on it; say so where it is not there."""
    if not (MODULES and shutil.which("softhsm2-util")):
        if os.environ.get("CI") == "true":
            pytest.fail("softhsm2 is not installed: tools/system_packages.sh test")
        pytest.skip("softhsm2 is not installed, keys on tokens are not tried")
    folder = tmp_path_factory.mktemp("tokens")
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(config)  # the library reads it when it is first loaded
    label = ["--init-token", "--free", "--label", "tinh", "--pin", PIN, "--so-pin", "12345678"]
    subprocess.run(["softhsm2-util", *label], check=True, capture_output=True)
    _make_key(str(MODULES[0]))
    return str(MODULES[0])


def _make_key(library: str) -> None:
    pkcs11 = pytest.importorskip("pkcs11")
    ed25519 = bytes.fromhex("06032b6570")  # its name as an object identifier
    with pkcs11.lib(library).get_token(token_label="tinh").open(user_pin=PIN, rw=True) as session:
        parameters = session.create_domain_parameters(
            pkcs11.KeyType.EC_EDWARDS, {pkcs11.Attribute.EC_PARAMS: ed25519}, local=True
        )
        parameters.generate_keypair(
            mechanism=pkcs11.Mechanism.EC_EDWARDS_KEY_PAIR_GEN, store=True, label="chot"
        )


def seal(key: str, out: Path) -> int:
    files = [str(months.SCHEME), str(months.FIGURES), "--month", "2026-08"]
    return cli.main(["seal", *files, "--key", key, "--out", str(out)])


def test_a_month_is_sealed_by_a_token_and_verified(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAMDIEM_PIN", PIN)
    key, out, pub = f"pkcs11:token=tinh;object=chot?module-path={module}", tmp_path / "m", "k.pub"

    assert seal(key, out) == 0
    assert cli.main(["key", "show", key, "--out", str(tmp_path / pub)]) == 0
    assert cli.main(["verify", str(out), "--trust", str(tmp_path / pub)]) == 0


def test_a_pin_comes_from_a_file_that_only_its_owner_reads(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin = tmp_path / "pin"
    pin.write_text(f"{PIN}\n")
    monkeypatch.setenv("CHAMDIEM_PKCS11_MODULE", module)
    key = f"pkcs11:token=tinh;object=chot?pin-source=file:{pin}"

    pin.chmod(0o644)
    assert seal(key, tmp_path / "m") == 2
    pin.chmod(0o600)
    assert seal(key, tmp_path / "m") == 0


def test_a_key_file_hands_over_to_a_token(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAMDIEM_PIN", PIN)
    old, step, out = tmp_path / "old", str(tmp_path / "step"), tmp_path / "m"
    key = f"pkcs11:token=tinh;object=chot?module-path={module}"
    assert cli.main(["key", "new", "--out", str(old)]) == 0

    assert cli.main(["key", "rotate", "--old", str(old), "--new", key, "--out", step]) == 0
    assert seal(key, out) == 0
    assert cli.main(["verify", str(out), "--trust", f"{old}.pub", "--rotation", step]) == 0


@pytest.mark.parametrize(
    ("part", "pin", "said"),
    [
        ("token=tinh;object=chot", "111111", "mã PIN sai"),
        ("token=khac;object=chot", PIN, "không thấy thiết bị"),
        ("token=tinh;object=khac", PIN, "không thấy khoá"),
        ("token=tinh;object=chot", "", "Chưa biết mã PIN"),
    ],
)
def test_what_the_token_refuses_is_said(
    part: str,
    pin: str,
    said: str,
    module: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CHAMDIEM_PIN", pin)

    assert seal(f"pkcs11:{part}?module-path={module}", tmp_path / "m") == 2
    assert said in capsys.readouterr().err


def test_without_a_library_the_token_cannot_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CHAMDIEM_PKCS11_MODULE", raising=False)

    assert seal("pkcs11:object=chot", tmp_path / "m") == 2
    assert "Chưa biết thư viện PKCS#11" in capsys.readouterr().err
    assert seal("pkcs11:object=chot?module-path=none.so", tmp_path / "m") == 2
