"""What a result must say of where it came from, so that it can be made again."""

from dataclasses import dataclass

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Digests of the scheme's and the figures' files, and what the figures say of theirs."""

    scheme_digest: str
    figures_digest: str
    source: str = ""
