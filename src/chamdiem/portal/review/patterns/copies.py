"""Identical files and texts across units (tệp, giải thích giống nhau).

Files: the same bytes (SHA-256) filed by two units or more, this month or in an earlier one; the
file may be a common document, which is why it is only to be looked at. Texts: the same words, case
and diacritics aside, of at least `text_letters` letters, written by two units or more to the same
criterion this month. Each group is one item.
"""

from collections import defaultdict
from collections.abc import Iterator

from chamdiem.portal.common import text
from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import Filed, Item, MonthSeen

QUOTED = 80


def files(seen: MonthSeen) -> Iterator[Item]:
    """Name each file that more than one unit filed, at least one of them this month."""
    groups: dict[str, list[Filed]] = defaultdict(list)
    for one in seen.files:
        groups[one.sha256].append(one)
    for filed in groups.values():
        now = [one for one in filed if one.month == seen.month]
        keys = tuple(dict.fromkeys(one.unit for one in (*now, *filed)))
        if now and len(keys) > 1:
            names = tuple(seen.names.get(key, "đơn vị khác") for key in keys)
            earlier = sorted({one.month for one in filed} - {seen.month})
            before = f" Có từ tháng {', '.join(map(_spoken, earlier))}." if earlier else ""
            reason = f"Tệp “{now[0].name}” giống nhau từng byte ở {len(keys)} đơn vị.{before}"
            yield Item(Kind.FILES, now[0].leaf, names, reason, keys)


def texts(seen: MonthSeen) -> Iterator[Item]:
    """Name each explanation that more than one unit wrote in the same words."""
    groups: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    for unit in seen.units:
        for leaf, words in unit.texts.items():
            folded = text.folded(words)
            if len(folded) >= seen.thresholds.text_letters:
                groups[leaf, folded].append((unit.key, unit.name, words))
    for (leaf, _), several in groups.items():
        if len(several) > 1:
            quoted = text.nfc(several[0][2])
            short = f"{quoted[:QUOTED]}…" if len(quoted) > QUOTED else quoted
            reason = f"{len(several)} đơn vị viết cùng một lời: “{short}”."
            keys, names = tuple(one[0] for one in several), tuple(one[1] for one in several)
            yield Item(Kind.TEXTS, leaf, names, reason, keys)


def _spoken(month: str) -> str:
    year, number = month.split("-")
    return f"{int(number)}/{year}"
