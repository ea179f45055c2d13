"""The body of a document as blocks (khối văn): numbered items, letters, bullets, paragraphs."""

import re
from collections import Counter
from dataclasses import dataclass, field

from chamdiem.reading.keys import key_of
from chamdiem.reading.lines import Line
from chamdiem.reading.spans import Span

PARAGRAPH, ROMAN, ARTICLE, NUMBER, LETTER, DASH, PLUS = 0, 1, 1, 2, 5, 6, 7
_MARKS = (
    (ROMAN, re.compile(r"^(?P<n>(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X)))\s*[./)]\s+(?=\S)")),
    (ARTICLE, re.compile(r"^(?P<n>[ĐDP]i[eề¢éê][ưu]?u?\s*\d{1,2})\s*[.:]\s*")),
    (NUMBER, re.compile(r"^(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)/:]\s*(?=[^\d\s])")),
    (NUMBER, re.compile(r"^(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[^\d\s])")),
    # As an English model reads them: `Il. NHIEM VU`, `1, So Khoa hoc`.
    (ROMAN, re.compile(r"^(?P<n>[Il|]{2,3})\.\s+(?=[A-ZĐ]{2})")),
    (NUMBER, re.compile(r"^(?P<n>\d{1,2}),\s+(?=[A-ZĐ][^\W\d_])")),
    (LETTER, re.compile(r"^(?P<n>[a-zđ])\s*[).]\s+(?=\S)")),
    (DASH, re.compile(r"^(?P<n>[-–—•*●▪])\s*(?=\S)")),
    (PLUS, re.compile(r"^(?P<n>\+)\s*(?=\S)")),
)


@dataclass(slots=True)
class Block:
    """One block: its mark and level, its text joined, its place; what hangs below it."""

    mark: str
    level: int
    text: str
    key: str
    span: Span
    below: list["Block"] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """The block with everything below it, as one text."""
        marks = (f"{one.mark} {one.whole}" if one.mark else one.whole for one in self.below)
        return " ".join((self.text, *marks)).strip()

    @property
    def end(self) -> int:
        """Where the last block below it ends."""
        return max(self.span.end, *(one.end for one in self.below)) if self.below else self.span.end


def blocks_of(lines: tuple[Line, ...]) -> list[Block]:
    """Return the blocks of a body, nested by their marks."""
    flat = _flat(lines)
    return _nested(flat)


def _flat(lines: tuple[Line, ...]) -> list[Block]:
    margin, has_indents = _margin(lines)
    width = _width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1][-1], margin, width, has_indents=has_indents):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group) for group in groups]


def _margin(lines: tuple[Line, ...]) -> tuple[int, bool]:
    """Return the margin of running text, and whether first lines of paragraphs are indented."""
    indents = Counter(line.indent for line in lines)
    margin = min((indent for indent, _ in indents.most_common(4)), default=0)
    deeper = sum(count for indent, count in indents.items() if indent >= margin + 3)
    return margin, deeper * 12 >= len(lines) and deeper >= 3


def _width(lines: tuple[Line, ...]) -> int:
    """Return where full lines end: the place that nine lines of ten do not pass."""
    ends = sorted(line.indent + len(line.text) for line in lines)
    return ends[len(ends) * 9 // 10] if ends else 0


def _begins(line: Line, before: Line, margin: int, width: int, *, has_indents: bool) -> bool:
    """Tell whether a line begins a block; where first lines are not indented, by what ended."""
    ended = before.text.rstrip().endswith((".", ":", ";", "./.", "!", "?", "”", '"'))
    if _mark(line.text) is not None:
        full = has_indents and (before.indent + len(before.text)) * 100 >= width * 88
        return not _goes_on(line, before, ended=ended, full=full)
    short = (before.indent + len(before.text)) * 100 < width * 80
    if has_indents:
        is_first = line.indent >= margin + 3 and line.text[:1].isupper()
        return is_first and (ended or short or _is_heading(before))
    if not ended:
        return _is_heading(before) and line.text[:1].isupper()
    is_new = short or line.span.start - before.span.end > 1 or bool(_CLOSING.match(line.key))
    return line.text[:1].isupper() and is_new


def _goes_on(line: Line, before: Line, *, ended: bool, full: bool) -> bool:
    r"""Tell whether what looks like a mark is the middle of a sentence: `Thăng Long\n- Hà Nội`."""
    mark = _mark(line.text)
    if mark is None or ended:
        return False
    is_dash = mark[1] in ("-", "–", "—")
    rest = line.text[mark[2] :]
    broken = bool(re.match(r"[A-ZĐ][^:]{2,40}[,”\"]|[a-zđ]", rest)) and not line.indent
    return (is_dash and (broken or full)) or (
        mark[0] == NUMBER
        and bool(re.search(r"(?:ngay|thang|so|muc|dieu|nam|khoan)\s*$", before.key))
    )


def _is_heading(line: Line) -> bool:
    """Tell whether a line is a heading: capitals, or a short marked line without an end."""
    letters = [letter for letter in line.text if letter.isalpha()]
    capitals = bool(letters) and sum(map(str.isupper, letters)) * 10 >= len(letters) * 9
    marked = _mark(line.text)
    return capitals or (marked is not None and marked[0] in (ROMAN, NUMBER) and len(line.text) < 62)


def _mark(text: str) -> tuple[int, str, int] | None:
    """Return level, mark and where the text after it begins."""
    for level, pattern in _MARKS:
        match = pattern.match(text)
        if match:
            written = match["n"]
            deeper = written.count(".") if level == NUMBER else 0
            return level + deeper, written, match.end()
    return None


def _block(group: list[Line]) -> Block:
    mark = _mark(group[0].text)
    text = " ".join(line.text for line in group)
    text = re.sub(r"(?<=[/-]) (?=[A-ZĐ]{2,})", "", text)
    start = group[0].span.start
    if mark is not None:
        text = text[mark[2] :]
        start += mark[2]
    text = re.sub(r"\s+", " ", text).strip()
    level, written = (mark[0], mark[1]) if mark else (PARAGRAPH, "")
    return Block(
        written, level, text, key_of(text), Span(start, max(start + 1, group[-1].span.end))
    )


def _nested(flat: list[Block]) -> list[Block]:
    """Hang each block below the last one of a higher rank; paragraphs below the last item."""
    roots: list[Block] = []
    way: list[Block] = []
    for block in flat:
        if block.level == PARAGRAPH:
            (way[-1].below if way and not _closes(block, way) else roots).append(block)
            if way and _closes(block, way):
                way = []
            continue
        while way and way[-1].level >= block.level:
            way.pop()
        (way[-1].below if way else roots).append(block)
        way.append(block)
    return roots


_CLOSING = re.compile(
    r"^(?:tr[eéêè]n d[aâ]y|tren day|yeu cau (?:cac|thu truong)|tran trong|trong qua trinh|"
    r"uy ban nhan dan|ubnd|so \w+ (?:va \w+ )?.{0,40}(?:kinh|de nghi|thong bao)|nhan duoc|"
    r"van phong|de nghi (?:cac|thu truong|lanh dao)|thong bao nay|can cu (?:noi dung|ke hoach nay)|"
    r"giao (?:so|van phong|cac|phong|cong an|ban|don vi|co quan)|chu tich|"
    r"(?:bao cao|ket qua|van ban|y kien|noi dung|de xuat)\b[^.;]{0,60}"
    r"\b(?:g[a-z]{1,4}|bao cao) (?:ve|den)|(?:so|cong an|van phong|ban|phong) [^.;,]{2,60}"
    r"(?:chiu trach nhiem|theo doi|tong hop|don doc|la co quan))"
)


def _closes(block: Block, way: list[Block]) -> bool:
    """Tell whether a paragraph stands below all items and not within the last one."""
    return bool(_CLOSING.match(block.key)) and way[0].level in (ROMAN, NUMBER)
