"""The portal's own act of scoring, as a person at a desk calls it; Django stands ready here."""

from collections.abc import Callable
from datetime import UTC, datetime

from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.schemes import actions as schemes
from chamdiem.portal.scoring import actions as scoring
from chamdiem.portal.scoring.choices import SeriesKind


def scoring_of(loaded: LoadedScheme) -> Callable[[LoadedFigures], None]:
    """Open an account and a series, add the scheme; return the act that is measured."""
    at = datetime.now(UTC)
    by = accounts.open_account(
        username="bench", display_name="Đo tốc độ", post="", by=None, at=at
    ).user
    version = schemes.add(loaded=loaded, file_name="bench.yaml", by=by, at=at)
    series = scoring.open_series(
        slug="bench", title="Đo tốc độ", kind=SeriesKind.DEMONSTRATION, note="", by=by, at=at
    )

    def score(found: LoadedFigures) -> None:
        scoring.score(
            series=series, version=version, loaded=found, file_name="bench.csv", by=by, at=at
        )

    return score
