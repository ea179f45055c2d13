"""An invented country as rows: its organisations through two reforms; Django stands ready here.

Of six communes of the first days four, then two remain. Each reform is recorded months before it
takes effect, so that “as known then” is another tree than “as known now”.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import perf_counter

from django.db import connection, transaction

from chamdiem.portal.common import text
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import ActKind, Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Basis, Facts
from chamdiem.portal.orgs.models import Act, Organisation, Version

FIRST, MIDDLE, LAST = date(2020, 1, 1), date(2023, 1, 1), date(2025, 7, 1)
TODAY = date(2026, 11, 24)
RECORDED = [datetime(year, 5, 1, tzinfo=UTC) for year in (2021, 2022, 2025)]
BASIS = Basis("1/NQ", "Quốc hội", FIRST)
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Country:
    """The country in the database, and how large its trees must be."""

    now: int
    known_then: int
    at_first: int
    versions: int

    def of_today(self) -> float:
        """Ask for the tree of today, as known now."""
        return _asked(TODAY, None, self.now)

    def as_known_then(self) -> float:
        """Ask for the tree of today, as known before the last reform was recorded."""
        return _asked(TODAY, RECORDED[1], self.known_then)

    def of_the_first_day(self) -> float:
        """Ask for the tree of a day before both reforms, the largest there is."""
        return _asked(FIRST, None, self.at_first)

    def told(self) -> str:
        """Say what stands in the table."""
        return f"{self.versions} versions; {self.at_first} hold at first, {self.now} today"


def drawn(provinces: int, communes: int) -> Country:
    """Write the country: so many provinces and communes in the end, more before."""
    sizes = [communes * 3, communes * 2, communes]
    with transaction.atomic():
        root = actions.establish(
            facts=_facts("Bộ", Kind.MINISTRY, Block.OTHER), is_ministry=True, basis=BASIS,
            on=FIRST, by=None, at=RECORDED[0],
        )  # fmt: skip
        acts = [_act(at) for at in RECORDED]
        above = _add([root], provinces, Block.PROVINCE, acts[0], FIRST)
        at_first = _add(above, sizes[0], Block.COMMUNE, acts[0], FIRST)
        _end(at_first, MIDDLE, acts[1])
        later = _add(above, sizes[1], Block.COMMUNE, acts[1], MIDDLE)
        _end(later, LAST, acts[2])
        _add(above, sizes[2], Block.COMMUNE, acts[2], LAST)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    others = provinces + 1
    return Country(others + sizes[2], others + sizes[1], others + sizes[0], Version.objects.count())


def _asked(on: date, known_at: datetime | None, expected: int) -> float:
    begun = perf_counter()
    found = queries.tree(on=on, known_at=known_at)
    took = perf_counter() - begun
    if len(found) != expected:
        raise AssertionError(f"{len(found)} organisations instead of {expected}")
    return took


def _add(
    parents: Sequence[Organisation], size: int, block: Block, act: Act, since: date
) -> list[Organisation]:
    made = Organisation.objects.bulk_create(
        [Organisation(recorded_at=act.recorded_at) for _ in range(size)], batch_size=BATCH
    )
    kind = Kind.PROVINCE if block == Block.PROVINCE else Kind.COMMUNE
    names = [f"{kind.label} số {number}" for number in range(size)]
    Version.objects.bulk_create(
        [
            Version(
                organisation=one, holds_from=since, name=name,
                sort_key=text.collation_key(name), search_key=text.folded(name), kind=kind,
                block=block, parent=parents[at % len(parents)],
                area_code=f"{at:02d}" if block == Block.PROVINCE else f"{at:05d}",
                confidence=Confidence.INVENTED, act=act, recorded_at=act.recorded_at,
            )
            for at, (one, name) in enumerate(zip(made, names, strict=True))
        ],
        batch_size=BATCH,
    )  # fmt: skip
    return made


def _end(organisations: Sequence[Organisation], on: date, act: Act) -> None:
    """Supersede all of them, and add each anew with its end."""
    rows = list(Version.objects.filter(organisation__in=organisations))
    Version.objects.filter(organisation__in=organisations).update(superseded_at=act.recorded_at)
    for row in rows:
        row.pk, row.holds_until, row.end_act, row.recorded_at = None, on, act, act.recorded_at
    Version.objects.bulk_create(rows, batch_size=BATCH)


def _act(at: datetime) -> Act:
    return Act.objects.create(
        kind=ActKind.RECORD, number=BASIS.number, issuer=BASIS.issuer, recorded_at=at
    )


def _facts(name: str, kind: Kind, block: Block) -> Facts:
    return Facts(name, kind, block, confidence=Confidence.INVENTED)
