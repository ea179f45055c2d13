"""The tasks that a document gives (nhiệm vụ): who leads, who takes part, what, until when.

A task is an instruction with an addressee who must act. Agreement, recitals, effect clauses,
courtesy and requests upwards are none. An invented task is worse than a missed one.
"""

import re
from dataclasses import replace

from chamdiem.reading.activities import activity_of
from chamdiem.reading.blocks import ARTICLE, DASH, NUMBER, PARAGRAPH, ROMAN, Block
from chamdiem.reading.deadlines import deadline_in
from chamdiem.reading.head import Head
from chamdiem.reading.keys import key_of
from chamdiem.reading.noise import spelled
from chamdiem.reading.organisations import is_name
from chamdiem.reading.spans import Span
from chamdiem.reading.verbs import first_act, starts_with_act
from chamdiem.reading.wording import Task, task_of

_GIVE = re.compile(
    r"^(?:\W|dong thoi,?\s*|chu tich[^.;]{0,40}?\s|ubnd tinh\s|thong nhat\s)*"
    rf"(?P<give>{spelled('giao')}|{spelled('yeu cau')}|{spelled('de nghi')}|"
    r"phan cong|moi|giao cho)\s+(?=\S)"
)
_COURTESY = re.compile(
    r"(?:kinh (?:de nghi|trinh|giri|gui)|quan tam|"
    r"xem xet,? (?:phe duyet|quyet dinh|cho y kien|chap thuan)|"
    r"nghiem tuc trien khai thuc hien\.?$|"
    r"biet,? (?:va )?(?:thuc hien|trien khai|chi dao)|tran trong)"
)
_EFFECT = re.compile(
    r"(?:chiu trach nhiem thi hanh|co hieu luc|thay the quyet dinh|bai bo|"
    r"can cu (?:luat|nghi dinh|quyet dinh) |"
    r"dong y|co ban thong nhat|thong nhat (?:voi|chu truong|noi dung)|ghi nhan|"
    r"danh gia cao|bieu duong cac)"
)
_PEOPLE = re.compile(
    r"(?:th[a-z]{1,3} truong|cac nganh|nganh|giam doc|ch[a-z]{1,3} tich|nguoi dung dau|bi thu|"
    r"chanh van phong)\b"
)
_ABOUT = re.compile(r"[dp][a-z06]{1,2} v[a-z06]i\s+")
_CONCERNED = re.compile(
    r"(?:cac )?(?:nganh|so|ubnd|co quan|don vi|dia phuong|huyen|xa|phuong|doanh)"
)
_HEADS_OF = re.compile(r"nguoi d\S{1,5} d[a-z]{1,2}u\b|ngu?[oơ]?[ưu]?i?\S{0,2} d\S{1,4}ng d[aâ]u")
# What a superior says of somebody is no order: `ghi nhận, đánh giá cao kết quả …`.
_PRAISE = re.compile(
    r"\b(?:ghi nhan|danh gia cao|bieu duong|hoan nghenh|dong y|co ban thong nhat|"
    r"thong nhat (?:voi|chu truong|noi dung|cao))\b"
)
_OUT = re.compile(
    r"(?:muc dich|muc tieu|yeu cau|quan diem|kinh phi|ket qua dat duoc|ton tai|han che|danh gia|"
    r"thuc trang|su can thiet|pham vi|doi tuong|bao cao ket qua|can cu)"
)


def tasks_in(blocks: list[Block], head: Head) -> tuple[Task, ...]:
    """Return the tasks of a body, in its order."""
    default = _default(blocks, head)
    found: list[Task] = []
    for block in blocks:
        found.extend(_of(block, "", "", default))
    kept = [task for task in found if task.text]
    return _inherited(_like_siblings(kept, blocks, default), blocks)


def _default(blocks: list[Block], head: Head) -> str:
    """Return who must act where an item names nobody: whom the opening asks, or the addressees."""
    everybody = "; ".join(one.value for one in head.addressees)
    for block in blocks[:4]:
        if block.level != PARAGRAPH:
            break
        match = re.search(
            rf"(?:{spelled('yeu cau')}|{spelled('de nghi')}|{spelled('huong dan')}|hudng dan)\s+"
            r"(?P<who>.+)$",
            block.key,
        )
        if match is None:
            continue
        who = _asked(block, match.start("who"))
        plain = re.sub(r"[^a-z ]", "", key_of(who))
        if plain.startswith("cac co quan don vi") or "co quan" in plain[:16]:
            return f"các cơ quan, đơn vị (nơi nhận: {everybody})" if everybody else who
        if who and is_name(who) and len(who) < 220:
            return who
    return everybody


def _asked(block: Block, begin: int) -> str:
    """Return whom an opening asks: up to the act, or all of it before the colon."""
    text, key = block.text[begin:], block.key[begin:]
    who = _until_act(text, key)
    if who or not text.rstrip().endswith(":"):
        return who
    return re.sub(r"\s*(?:như sau|sau đây|sau)?\s*:\s*$", "", text).strip(" ,:;-")


def _of(block: Block, way: str, lead: str, default: str, section: str = "") -> list[Task]:
    """Return the tasks of a block and of what hangs below it."""
    name = f"{way}.{block.mark}" if way and block.level in (ROMAN, NUMBER) else block.mark or way
    if block.level == ROMAN or (block.level == ARTICLE and block.mark[:1].lower() in "đd"):
        return _of_section(block, name, default)
    active = activity_of(block, name)
    if active is not None:
        return [active]
    if block.level >= NUMBER and block.level < DASH and block.below:
        return _of_item(block, name, lead, default, section)
    return _of_words(block, name, lead, default, section)


def _of_section(block: Block, name: str, default: str) -> list[Task]:
    key = block.key
    if block.mark[:1].lower() in "đd" and not re.fullmatch(r"[IVX]+", block.mark):
        return _of_words(block, re.sub(r"\D", "", block.mark), "", default, "dieu") + [
            task for one in block.below for task in _of(one, name, "", default, "dieu")
        ]
    if _OUT.match(key):
        return [task for one in block.below for task in _of(one, name, "", default, "out")]
    found = []
    for one in block.below:
        found.extend(_of(one, name, "", default, key[:60]))
    return found


def _of_item(block: Block, name: str, lead: str, default: str, section: str) -> list[Task]:
    """Return the tasks of a numbered item with more below: an organisation's, or one task."""
    owner = _owner(block)
    if owner:
        return _of_owner(block, name, owner, default)
    numbered = [one for one in block.below if NUMBER <= one.level < DASH]
    if numbered and not _is_instruction(block):
        return [task for one in block.below for task in _of(one, name, lead, default, section)]
    if section == "out" or _OUT.match(block.key):
        return [t for one in block.below for t in _of_words(one, name, lead, "", "out")]
    if _is_title(block):
        rest = [one for one in block.below if one.level == PARAGRAPH]
        found = [
            t for one in (rest or block.below) for t in _of_words(one, name, lead, default, section)
        ]
        return found
    return _of_words(block, name, lead, default, section)


def _of_owner(block: Block, name: str, owner: str, default: str) -> list[Task]:
    """Return the tasks of an organisation named in a heading: bullets are one, paragraphs each."""
    plain = [one for one in block.below if one.level == PARAGRAPH]
    lettered = [one for one in block.below if NUMBER <= one.level < DASH]
    parts = lettered or (plain if plain and len(plain) == len(block.below) else None)
    if parts is None:
        text = " ".join(one.whole for one in block.below)
        return [task_of(name, block, text, owner, Span(block.span.start, block.end), 92)]
    return [
        task_of(name, one, one.whole, owner, Span(one.span.start, one.end), 90)
        for one in parts
        if not _EFFECT.match(one.key)
    ]


def _owner(block: Block) -> str:
    """Return the organisation that a heading names, nothing where it names none."""
    text = block.text.rstrip(" :.;")
    if len(text) > 260:
        return ""
    cleaned = re.sub(
        r"^(?:Giao|Đề nghị|Yêu cầu|Mời|Đối với|Trách nhiệm của|Nhiệm vụ của)\s+"
        r"(?:các đồng chí\s+)?",
        "",
        text,
    )
    key = key_of(cleaned)
    if not (is_name(cleaned) or _PEOPLE.match(key)) or first_act(key, 0) is not None:
        return ""
    return cleaned


def _is_title(block: Block) -> bool:
    """Tell whether an item is a mere title over its paragraphs."""
    return (
        len(block.text) < 140
        and not block.text.endswith((".", ";"))
        and bool(block.below)
        and (not starts_with_act(block.key) or block.key.startswith("to chuc thuc hien"))
    )


def _is_instruction(block: Block) -> bool:
    return bool(_GIVE.match(block.key)) or (starts_with_act(block.key) and len(block.text) > 140)


def _of_words(block: Block, name: str, lead: str, default: str, section: str) -> list[Task]:
    """Return the tasks that the words of a block give."""
    key = block.key
    if block.level == PARAGRAPH and not name:
        return _given(block, name, strict=True)
    if _EFFECT.match(key) or section == "out" and not _GIVE.match(key):
        return []
    given = _given(block, name, strict=False)
    if given:
        return given
    owner, span = _subject(block)
    if owner:
        return [
            task_of(name, block, block.whole, owner, Span(block.span.start, block.end), 90, span)
        ]
    if section == "dieu" or block.level in (DASH,) and not lead:
        return []
    if starts_with_act(key) and (lead or default):
        return [
            task_of(
                name, block, block.whole, lead or default, Span(block.span.start, block.end), 80
            )
        ]
    return []


def _given(block: Block, name: str, *, strict: bool) -> list[Task]:
    """Return what sentences beginning with “Giao …”, “Yêu cầu …” give."""
    found = []
    for start, sentence in _sentences(block.text):
        key = key_of(sentence)
        match = _GIVE.match(key)
        if match is None or (strict and _COURTESY.search(key)) or re.match(r"\W*kinh\b", key):
            continue
        rest, rest_key = sentence[match.end() :], key[match.end() :]
        who = _until_act(rest, rest_key)
        if not who or not is_name(who) or len(who) > 330:
            continue
        at = block.span.start + start + match.end()
        whole = sentence if len(_sentences(block.text)) > 1 else block.whole
        piece = replace_block(block, start, whole)
        found.append(task_of(name, piece, whole, who, piece.span, 90, Span(at, at + len(who))))
    return found


def replace_block(block: Block, start: int, whole: str) -> Block:
    """Return one sentence of a block as a block of its own."""
    begin = block.span.start + start
    span = Span(begin, max(begin + 1, min(block.end, begin + len(whole))))
    return Block(block.mark, block.level, whole, key_of(whole), span, [])


def _sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a text with their places; a new order begins a sentence too."""
    cuts = [0]
    for match in re.finditer(r"[.;]\s+(?=[A-ZĐ])|;\s+(?=giao |yêu cầu |đề nghị )", text):
        rest = key_of(text[match.end() : match.end() + 40])
        if _GIVE.match(rest):
            cuts.append(match.end())
    cuts.append(len(text))
    return [
        (a, text[a:b].strip()) for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip()
    ]


def _subject(block: Block) -> tuple[str, Span | None]:
    """Return the organisation with which a sentence begins: `Các sở, ban, ngành … căn cứ …`."""
    text, key = block.text, block.key
    about = _ABOUT.match(key)
    begin = about.end() if about else 0
    if _HEADS_OF.match(key):
        return "Người đứng đầu các cơ quan, đơn vị", Span(block.span.start, block.span.start + 15)
    at = first_act(key, begin)
    if at is None or at - begin > 330 or not (about or not starts_with_act(key)):
        return "", None
    who = text[begin:at].strip(" ,:;-")
    if (about and not _CONCERNED.match(key[begin:])) or not _may_act(who, key, begin, at):
        return "", None
    who = re.sub(r"\s+(?:như|nhur)\s+", ": ", who, count=1) if about else who
    return who, Span(block.span.start + begin, block.span.start + at)


def _may_act(who: str, key: str, begin: int, at: int) -> bool:
    """Tell whether words are who acts: no field of a plan, no praise, no clause of effect."""
    if re.match(r"[a-z ]{3,30}:", key[at:]) and len(who) < 14:
        return False  # “Cơ quan chủ trì: …” is a field, not an order
    if not who or not (is_name(who) or _PEOPLE.match(key_of(who))):
        return False
    return not _PRAISE.search(key[begin : at + 16]) and "trach nhiem thi hanh" not in key


def _until_act(text: str, key: str) -> str:
    """Return the words up to the first act."""
    at = first_act(key, 0)
    if at is None:
        return ""
    return text[:at].strip(" ,:;-")


def _like_siblings(tasks: list[Task], blocks: list[Block], default: str) -> list[Task]:
    """Let a numbered item be a task where most items beside it are: its verb was not known."""
    items = [one for one in blocks if one.level == NUMBER and len(one.text) > 40]
    starts = {task.span.start for task in tasks}
    known = [one for one in items if one.span.start in starts]
    if len(items) < 3 or len(known) * 10 < len(items) * 6 or not default:
        return tasks
    more = [
        task_of(one.mark, one, one.whole, default, Span(one.span.start, one.end), 60)
        for one in items
        if one.span.start not in starts and not one.below and not _EFFECT.match(one.key)
    ]
    return sorted((*tasks, *more), key=lambda task: task.span)


_ALL_ABOVE = re.compile(
    r"(?:(?:cac|nhung) (?:nhiem vu|noi dung|cong viec) (?:neu tren|tren|nay)|thoi gian hoan thanh|"
    r"ket qua (?:thuc hien )?(?:gui|bao cao|bang van ban)|bao cao ket qua|tat ca cac nhiem vu|"
    r"(?:bao c[ad]o|ket qua|van ban|y kien|thong tin)\b[^.;]{0,60}"
    r"\bg[a-z]{1,4} (?:ve|den|qua|cho|so|ubnd)\b)"
)


def _inherited(tasks: list[Task], blocks: list[Block]) -> tuple[Task, ...]:
    """Let a closing sentence date the tasks above it that have no deadline of their own."""
    for block in blocks[-4:]:
        if block.level != PARAGRAPH or not _ALL_ABOVE.search(block.key):
            continue
        found = deadline_in(block.text, block.key, block.span.start)
        if found is not None and found.date is not None and found.bound is not None:
            late = replace(found, inherited=True)
            return tuple(
                replace(task, deadline=late)
                if task.deadline is None and task.span.start < block.span.start
                else task
                for task in tasks
            )
    return tuple(tasks)
