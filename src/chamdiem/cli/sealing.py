"""Seal a month into one file, and verify such a file without database or network."""

import secrets
from importlib import resources
from pathlib import Path

import click

import chamdiem
from chamdiem.cli import files, keys
from chamdiem.cli.months import Asked, Scored, takes_a_month
from chamdiem.cli.parameters import PATH, help_option, tell
from chamdiem.engine.evaluation import Evaluation
from chamdiem.formats import problems
from chamdiem.seal import person_list, persons, rotation, sealing, signing, strangers, verifying
from chamdiem.seal.document import About
from chamdiem.seal.verifying import Verdict

ALTERED = 2
UNKNOWN_KEY = 3


@click.command(help="Chốt kết quả một tháng của FIGURES theo SCHEME thành một tệp có chữ ký.")
@takes_a_month
@click.option("--key", required=True, metavar="KEY", help="Tệp khoá riêng hoặc địa chỉ pkcs11:.")
@click.option("--out", type=PATH, required=True, help="Tệp bản chốt sẽ ghi.")
@click.option("--persons", "people", type=PATH, help="Danh sách người: unit, name, post (CSV).")
@click.option("--names-out", type=PATH, help="Tệp riêng giữ tên người, đi cùng --persons.")
@click.option("--verifier-out", type=PATH, help="Chép chương trình kiểm tra độc lập ra tệp này.")
def seal(
    asked: Asked,
    key: str,
    out: Path,
    people: Path | None,
    names_out: Path | None,
    verifier_out: Path | None,
) -> None:
    """Score a month and seal it."""
    if (people is None) is not (names_out is None):
        raise click.UsageError("--persons và --names-out phải đi cùng nhau.")
    asked.spare(out, names_out, verifier_out, others=[people, Path(key)])
    scored = asked.score()
    public, names = _people(people, scored.evaluation)
    sealed, fingerprint = _sealed(scored, key, public)
    if names_out:
        files.write(names_out, names, files.PRIVATE)
    files.write(out, sealed)
    if verifier_out:
        files.write(verifier_out, _verifier())
    tell(scored.notes)
    units = len(scored.evaluation.figures.units)
    click.echo(f"Đã ghi {out}: bản chốt kết quả {asked.month.spoken}, {units} đơn vị.")
    click.echo(f"Khoá ký: {fingerprint}")


@click.command(help="Kiểm tra tính toàn vẹn của bản chốt FILE và tính lại mọi điểm.")
@click.argument("file", type=PATH)
@click.option("--trust", multiple=True, metavar="KEY.pub", help="Khoá công khai đã biết là đúng.")
@click.option("--rotation", "steps", type=PATH, multiple=True, help="Tệp thay khoá đã công bố.")
@click.option("--names", type=PATH, help="Tệp riêng giữ tên người, để đối chiếu.")
@help_option
def verify(file: Path, trust: tuple[str, ...], steps: tuple[Path, ...], names: Path | None) -> int:
    """Answer 0 for intact and trusted, 3 for intact by an unknown key, 2 for altered."""
    trusted = {keys.public(each) for each in trust}
    handed_on = [rotation.read(files.read(step, signing.LONGEST_KEY), str(step)) for step in steps]
    verdict = verifying.verify(files.read(file, strangers.LARGEST_FILE), str(file))
    findings = [*verdict.findings, *_strange_names(verdict, names)]
    if findings:
        return _altered(file, findings)
    click.echo(_described(verdict))
    if verdict.is_by(rotation.reached(trusted, handed_on)):
        click.echo(f"Nguyên vẹn, do khoá đã biết ký: {verdict.fingerprint}")
        return 0
    click.echo(f"nguyên vẹn, khoá chưa biết {verdict.fingerprint}")
    click.echo("Ai cũng ký lại được bằng khoá khác: hãy đối chiếu dấu vân tay, rồi dùng --trust.")
    return UNKNOWN_KEY


COMMANDS = (seal, verify)


def _sealed(scored: Scored, key: str, public: list[dict[str, str]]) -> tuple[bytes, str]:
    """Sign the month; the key is open no longer than that."""
    about = About.of(scored.loaded, chamdiem.__version__)
    with keys.opened(key) as signer:
        content = sealing.seal(scored.rules, scored.evaluation, about, signer, public)
        return content, signing.fingerprint(signer.public_key)


def _altered(file: Path, findings: list[str]) -> int:
    click.echo(f"{file}: KHÔNG nguyên vẹn.", err=True)
    for finding in findings[: problems.SHOWN]:
        click.echo(f"- {finding}", err=True)
    if len(findings) > problems.SHOWN:
        click.echo(f"… và {len(findings) - problems.SHOWN} chỗ khác.", err=True)
    return ALTERED


def _people(path: Path | None, evaluation: Evaluation) -> tuple[list[dict[str, str]], bytes]:
    """Read the persons and draw their ids and salts."""
    if path is None:
        return [], b""
    units = {unit.code for unit in evaluation.figures.units}
    listed = person_list.read(files.read(path), str(path), units)
    chance = [secrets.token_bytes(persons.ID + persons.SALT) for _ in listed]
    return persons.committed(listed, chance)


def _strange_names(verdict: Verdict, path: Path | None) -> list[str]:
    if path is None:
        return []
    private = persons.names(files.read(path, strangers.LARGEST_FILE), str(path))
    return list(persons.disagreements(verdict.sealed.body["persons"], private))


def _described(verdict: Verdict) -> str:
    body = verdict.sealed.body
    scheme = body["scheme"]
    return (
        f"Bản chốt kết quả tháng {body['frame']['month']}, bộ tiêu chí "
        f"{scheme['id']}@{scheme['version']}, {len(body['organisation'])} đơn vị.\n"
        f"Tính khi chốt bằng phiên bản {verdict.engine}, tính lại bằng phiên bản "
        f"{chamdiem.__version__}: mọi giá trị trùng khớp."
    )


def _verifier() -> bytes:
    return resources.files("chamdiem.seal").joinpath("standalone_verify.py").read_bytes()
