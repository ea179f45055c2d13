"""Codes and names of inputs as people write them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from chamdiem.engine.scheme import Scheme
from chamdiem.formats.texts import clean, fold


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The inputs of a scheme by code and by name, without case and diacritics."""

    codes: tuple[str, ...]
    folded: Mapping[str, str]

    @classmethod
    def of(cls, scheme: Scheme) -> "Catalogue":
        """List the inputs; a name that two of them share names neither."""
        shared = Counter(fold(item.name) for item in scheme.inputs)
        folded = {
            fold(item.name): item.code for item in scheme.inputs if shared[fold(item.name)] == 1
        }
        folded.update((fold(item.code), item.code) for item in scheme.inputs)
        return cls(tuple(item.code for item in scheme.inputs), folded)

    def code(self, written: str) -> str | None:
        """Return the code that was meant, or None."""
        return self.folded.get(fold(written))

    def advice(self, written: str) -> str:
        """Suggest the nearest code."""
        near = get_close_matches(fold(written), self.folded, n=1, cutoff=0.6)
        return f"Có phải là {self.folded[near[0]]} không?" if near else ""


def nearest(written: str, known: list[str]) -> str:
    """Suggest the nearest of known codes in a sentence, or say nothing."""
    folded = {fold(code): code for code in known}
    near = get_close_matches(fold(clean(written)), folded, n=1, cutoff=0.6)
    return f"Có phải là {folded[near[0]]} không?" if near else ""
