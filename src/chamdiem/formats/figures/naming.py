"""Codes and names of inputs as people write them."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from chamdiem.engine.scheme import Scheme
from chamdiem.formats.problems import Place, Problem
from chamdiem.formats.texts import clean, fold, quoted


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


def unknown_input(place: Place, written: str, catalogue: Catalogue, rows: int = 1) -> Problem:
    """Say that no input is called so; of several rows the first stands for all."""
    where = f", ở {rows} dòng, dòng đầu tại đây" if rows > 1 else ""
    return Problem(
        place,
        f"Không có mã số liệu {quoted(written)}{where}",
        "mã hoặc tên số liệu của bộ tiêu chí",
        catalogue.advice(written),
        rule="unknown-input",
    )


def other_scheme(place: Place, why: str, scheme: Scheme, present: Container[str] = ()) -> Problem:
    """Say that the file seems made for another scheme, with some codes that this one needs."""
    owed = [code for leaf in scheme.leaves() if leaf.rule.earns for code in leaf.rule.required]
    lacking = [code for code in dict.fromkeys(owed) if code not in present]
    return Problem(
        place,
        f"Tệp có vẻ được lập cho bộ tiêu chí khác: {why}",
        f"số liệu của bộ tiêu chí {quoted(scheme.title, 200)} ({scheme.identity}), "
        f"ví dụ {', '.join(lacking[:3])}",
        "Chọn đúng bộ tiêu chí, hoặc lập lại tệp theo mẫu số liệu của bộ tiêu chí này",
        rule="other-scheme",
    )
