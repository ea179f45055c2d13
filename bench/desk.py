"""The portal's own acts of a month, as a person at a desk calls them; Django stands ready here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.schemes import actions as schemes
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Run
from chamdiem.seal.signing import FileKey

SEED = bytes(32)


@dataclass(frozen=True)
class Desk:
    """The acts that are measured: scoring a month into the database, freezing it, sealing it."""

    score: Callable[[LoadedFigures], Run]
    freeze: Callable[[Run], str]
    seal: Callable[[Run], bytes]


def desk_of(loaded: LoadedScheme) -> Desk:
    """Open an account and a series, add the scheme; return the acts that are measured."""
    at = datetime.now(UTC)
    by = accounts.open_account(
        username="bench", display_name="Đo tốc độ", post="", by=None, at=at
    ).user
    version = schemes.add(loaded=loaded, file_name="bench.yaml", by=by, at=at)
    series = scoring.open_series(
        slug="bench", title="Đo tốc độ", kind=SeriesKind.DEMONSTRATION, note="", by=by, at=at
    )

    def score(found: LoadedFigures) -> Run:
        return scoring.score(
            series=series, version=version, loaded=found, file_name="bench.csv", by=by, at=at
        )

    def freeze(run: Run) -> str:
        return scoring.fingerprint_of(run=run)

    def seal(run: Run) -> bytes:
        signer = FileKey.of_seed(SEED)
        content, _ = scoring.seal_month(run=run, signer=signer, number="1/TB", on=at.date())
        return content

    return Desk(score, freeze, seal)
