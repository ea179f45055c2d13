"""Loads the demonstration through the very actions that people use."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from chamdiem import synthetic
from chamdiem.engine.periods import Month
from chamdiem.formats import figures as figure_files
from chamdiem.formats import schemes as scheme_files
from chamdiem.portal.accounts import actions as people
from chamdiem.portal.accounts.actions import Opened
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.home.demonstration import (
    accounts,
    cast,
    directing,
    keeping,
    offices,
    organisations,
    year,
)
from chamdiem.portal.home.demonstration.accounts import Loaded
from chamdiem.portal.home.demonstration.organisations import Recorder
from chamdiem.portal.home.demonstration.year import Say
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes import actions as schemes
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Series

SEED = 1
AUGUST = Month(2026, 8)
LOADED = "home.demonstration.loaded"


def _silently(_: str) -> None:
    """Say nothing."""


@transaction.atomic
def load(*, folder: Path, at: datetime, say: Say = _silently) -> list[Loaded]:
    """Load everything or nothing; `folder` holds `schemes/` and `examples/`."""
    say("Tỉnh Mẫu: cơ quan, con người…")
    opened = accounts.of_the_department(at=at)
    recorder = Recorder(opened[accounts.ADMINISTRATOR].user, at)
    officer, leader = (opened[name].user for name in (accounts.OFFICER, accounts.LEADER))
    units, theirs = province(recorder, officer)
    opened |= theirs
    versions = {path.stem: _scheme(path, officer, at) for path in _schemes(folder)}
    _series(officer, at)
    players = cast.of(opened, units)
    year.load(
        version=versions["fourteen-duties-illustrative"],
        cast=players,
        seed=SEED,
        at=at,
        say=say,
    )
    say("Tỉnh Mẫu: văn bản chỉ đạo, nhiệm vụ, mười bốn nội dung…")
    directing.load(cast=players, at=at)
    keeping.load(cast=players, seed=SEED, at=at)
    _verification(versions["vn-766-portal-2026"], folder / "examples", officer, leader, at)
    audit.record(verb=LOADED, actor=audit.SYSTEM, subject=("series", "all"), at=at)
    return [accounts.shown(name, opened[name].password) for name in accounts.ROLES_OF]


@transaction.atomic
def renew_passwords(*, at: datetime) -> list[Loaded]:
    """Give the accounts new passwords: a start that was cut short never showed the first ones.

    Nothing is done once anybody has signed in: then they were seen.
    """
    if audit.has(verb="accounts.user.signed-in") or not audit.has(verb=LOADED):
        return []
    return [
        accounts.shown(name, people.renew_password(username=name, at=at))
        for name in accounts.ROLES_OF
    ]


def province(
    recorder: Recorder, officer: User
) -> tuple[Mapping[str, Organisation], dict[str, Opened]]:
    """Record organisations and offices of Tỉnh Mẫu; return the units, and accounts in them."""
    units = synthetic.province(SEED)
    unit = next(each for each in units if each.code == accounts.UNIT)
    there = organisations.load(units=units, recorder=recorder)
    names = accounts.people_of(unit, units, AUGUST, SEED)
    opened = accounts.of_the_unit(organisation=there[unit.code], people=names, recorder=recorder)
    others = accounts.contacts_of(units, AUGUST, SEED)
    opened |= accounts.of_other_agencies(
        there=there, people=others, officer=officer, recorder=recorder
    )
    known = {(unit.code, name): opened[account].user for account, (name, _) in names.items()}
    known |= {
        (code, others[account][0]): opened[account].user
        for account, code in accounts.AGENCIES.items()
    }
    offices.load(
        organisations=there,
        units=units,
        last=AUGUST,
        seed=SEED,
        known=known,
        recorder=recorder,
    )
    return there, opened


def _schemes(folder: Path) -> list[Path]:
    return sorted((folder / "schemes").glob("*.yaml"))


def _scheme(path: Path, by: User, at: datetime) -> SchemeVersion:
    loaded = scheme_files.load(path.read_bytes(), path.name)
    return schemes.add(loaded=loaded, file_name=path.name, by=by, at=at)


def _series(officer: User, at: datetime) -> None:
    """Open the series that the months of Tỉnh Mẫu go into."""
    scoring.open_series(
        slug="tinh-mau",
        title="Tỉnh Mẫu",
        kind=SeriesKind.DEMONSTRATION,
        note="57 đơn vị và người giả định; bộ tiêu chí minh hoạ theo mười bốn nội dung.",
        by=officer,
        at=at,
    )


def _verification(
    version: SchemeVersion, examples: Path, officer: User, leader: User, at: datetime
) -> None:
    """August 2026 of Phú Thọ, with what was published beside it."""
    series = scoring.open_series(
        slug="kiem-chung",
        title="Kiểm chứng: tỉnh Phú Thọ, Bộ chỉ số 766",
        kind=SeriesKind.VERIFICATION,
        note="Điểm do Cổng Dịch vụ công quốc gia công bố, đặt cạnh điểm tính lại từ số liệu gốc.",
        by=officer,
        at=at,
    )
    source = (examples / "phu-tho-2026-08.csv").read_bytes()
    people = (officer, leader)
    _scored(series, version, ("phu-tho-2026-08.csv", source), AUGUST, people, at)
    text = (examples / "phu-tho-2026-08-published.csv").read_text(encoding="utf-8")
    scoring.record_published_points(
        series=series, month=AUGUST, points=_published(text), by=officer, at=at
    )


def _scored(
    series: Series,
    version: SchemeVersion,
    file: tuple[str, bytes],
    month: Month,
    people: tuple[User, User],
    at: datetime,
) -> None:
    name, source = file
    officer, leader = people
    loaded = figure_files.load(source, name, scheme=scheme_of(version), month=month)
    run = scoring.score(
        series=series, version=version, loaded=loaded, file_name=name, by=officer, at=at
    )
    scoring.publish(run=run, by=leader, at=at)


def _published(text: str) -> Iterator[tuple[str, str, Decimal | None]]:
    """Read the published points: unit, node, points, blank; settings rows begin with #."""
    lines = [line for line in io.StringIO(text) if not line.lstrip('"').startswith("#")]
    for row in csv.DictReader(lines):
        blank = row["blank"] == "true"
        yield row["unit"], row["node"], None if blank else Decimal(row["points"])
