"""Chance without state: a draw is a hash of the seed and of what it is for."""

from hashlib import blake2b

Seed = int | str


def number(seed: Seed, *purpose: object) -> int:
    """Return a number below 2^64, always the same for the same seed and purpose."""
    text = "\x1f".join(map(str, (seed, *purpose)))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def between(low: int, high: int, seed: Seed, *purpose: object) -> int:
    """Draw a whole number from `low` to `high`, both included."""
    return low + number(seed, *purpose) % (high - low + 1)


def once_in(times: int, seed: Seed, *purpose: object) -> bool:
    """Tell whether the one case in so many came up."""
    return number(seed, *purpose) % times == 0
