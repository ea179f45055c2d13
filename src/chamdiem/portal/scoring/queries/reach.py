"""How much of a month a reader has: all of it, some blocks, or the grades alone (mức công bố)."""

from dataclasses import dataclass

from chamdiem.portal.scoring.models import Run


@dataclass(frozen=True, slots=True)
class Reach:
    """What a reader has of a month; no blocks means every block."""

    blocks: tuple[str, ...] = ()
    has_scores: bool = True

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is held back."""
        return self.has_scores and not self.blocks

    def covers(self, block: str) -> bool:
        """Tell whether the grades of a block are shown."""
        return not self.blocks or block in self.blocks

    def opens(self, block: str) -> bool:
        """Tell whether the points of a block are shown."""
        return self.has_scores and self.covers(block)


WHOLE = Reach()


def reach_of(run: Run, *, unpublished: bool) -> Reach:
    """Return how much of a run is there for readers of unpublished months, or for the public."""
    if unpublished or run.published_at is None:
        return WHOLE
    return Reach(tuple(run.published_blocks), run.shows_scores)
