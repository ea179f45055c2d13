"""What a sheet of tasks would give: its words found in the registers, nothing twice.

Pure: what is known comes in as values, what is wrong goes out as problems with their cells.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from uuid import UUID

from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.tasks import LoadedTasks, TaskLine
from chamdiem.portal.common import text

Followed = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """One organisation of the day: by what it may be called."""

    id: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in the registers: bodies of the day, documents, tasks already given.

    `documents` are ids by number as written in the sheet; `given` are tasks by document, words
    and lead; `followed` are tasks by system and number, with the state last noted.
    """

    organisations: Sequence[Named]
    documents: Mapping[str, int]
    tasks: Mapping[str, int] = field(default_factory=dict)
    given: Mapping[tuple[int, str, int], int] = field(default_factory=dict)
    followed: Mapping[Followed, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line whose words were found: whom it concerns, and the task where there is one."""

    line: TaskLine
    directive: int
    lead: int
    partners: tuple[int, ...]
    task: int | None = None
    is_news: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet would do if it were given now."""

    given: tuple[Wanted, ...]
    updated: tuple[Wanted, ...]
    unchanged: tuple[Wanted, ...]

    @property
    def size(self) -> int:
        """How many tasks would be given or brought up to date."""
        return len(self.given) + len(self.updated)

    @property
    def digest(self) -> str:
        """A fingerprint of what was shown: another plan has another."""
        told = [[repr(one) for one in part] for part in (self.given, self.updated)]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def followed(system: str, number: str) -> Followed:
    """Return the key by which a task of another system is known again."""
    return text.folded(system), text.folded(number)


def plan(loaded: LoadedTasks, known: Known) -> Plan:
    """Return what a sheet would do; raise Refused with everything that was not found."""
    wrong = Findings()
    wanted = [one for line in loaded.lines if (one := _wanted(line, loaded, known, wrong))]
    wrong.refuse()
    return Plan(
        given=tuple(one for one in wanted if one.task is None),
        updated=tuple(one for one in wanted if one.task is not None and one.is_news),
        unchanged=tuple(one for one in wanted if one.task is not None and not one.is_news),
    )


def _wanted(line: TaskLine, loaded: LoadedTasks, known: Known, wrong: Findings) -> Wanted | None:
    before = len(wrong.problems)
    directive = _document(line, loaded, known, wrong)
    lead = _organisation(line.lead, line, "lead", loaded, known, wrong)
    partners = tuple(
        _organisation(name, line, "partners", loaded, known, wrong) for name in line.partners
    )
    if lead and lead in partners:
        wrong.add(_leads_itself(line, loaded))
    task, state = _task(line, directive, lead, loaded, known, wrong)
    if len(wrong.problems) > before:
        return None
    is_news = bool(line.foreign) and state != line.state
    return Wanted(line, directive, lead, tuple(dict.fromkeys(partners)), task, is_news)


def _document(line: TaskLine, loaded: LoadedTasks, known: Known, wrong: Findings) -> int:
    found = known.documents.get(line.document, 0)
    if not found:
        wrong.add(
            Problem(
                loaded.place(line, "document"),
                f"Văn bản “{line.document}” không có trong sổ văn bản chỉ đạo",
                "số, ký hiệu của một văn bản đã vào sổ",
                "Vào sổ văn bản trước, rồi nạp lại tệp",
                rule="unknown-document",
            )
        )
    return found


def _organisation(
    name: str, line: TaskLine, column: str, loaded: LoadedTasks, known: Known, wrong: Findings
) -> int:
    found = _called(name, known.organisations)
    if len(found) == 1:
        return found[0]
    problem = _ambiguous if found else _unknown
    wrong.add(problem(name, line, column, loaded, known))
    return 0


def _called(name: str, organisations: Sequence[Named]) -> list[int]:
    """Return who is called so: as written first, then without diacritics."""
    exact = [one.id for one in organisations if name in one.names]
    if exact:
        return exact
    key = text.folded(name)
    return [one.id for one in organisations if key in {text.folded(each) for each in one.names}]


def _task(
    line: TaskLine,
    directive: int,
    lead: int,
    loaded: LoadedTasks,
    known: Known,
    wrong: Findings,
) -> tuple[int | None, str]:
    """Return the task that a line is, where it was given before, and its state elsewhere."""
    elsewhere = known.followed.get(followed(line.system, line.foreign)) if line.foreign else None
    if line.id:
        task = known.tasks.get(line.id)
        if task is None:
            wrong.add(_no_such_task(line, loaded))
        noted = {key: state for key, state in known.followed.values()}
        return task, noted.get(task or 0, "")
    if elsewhere:
        return elsewhere
    same = known.given.get((directive, text.folded(line.title), lead))
    return same, ""


def _unknown(name: str, line: TaskLine, column: str, loaded: LoadedTasks, known: Known) -> Problem:
    near = get_close_matches(name, list(_all_names(known)), n=1, cutoff=0.6)
    return Problem(
        loaded.place(line, column),
        f"Không có cơ quan nào tên hoặc mã “{name}” ở ngày hôm nay",
        "tên chính thức, tên ngắn hoặc mã như ở danh mục cơ quan, đơn vị",
        f"Có phải là “{near[0]}” không?" if near else "",
        rule="unknown-organisation",
    )


def _ambiguous(
    name: str, line: TaskLine, column: str, loaded: LoadedTasks, known: Known
) -> Problem:
    count = len(_called(name, known.organisations))
    return Problem(
        loaded.place(line, column),
        f"“{name}” là tên của {count} cơ quan",
        "một cơ quan",
        "Ghi mã của cơ quan như ở danh mục thay cho tên",
        rule="ambiguous-organisation",
    )


def _all_names(known: Known) -> Iterator[str]:
    return (name for one in known.organisations for name in one.names)


def _leads_itself(line: TaskLine, loaded: LoadedTasks) -> Problem:
    return Problem(
        loaded.place(line, "partners"),
        "Cơ quan chủ trì đứng cả ở cột phối hợp",
        "cơ quan chủ trì không đồng thời là cơ quan phối hợp",
        "Bỏ một trong hai",
        rule="leads-itself",
    )


def _no_such_task(line: TaskLine, loaded: LoadedTasks) -> Problem:
    return Problem(
        loaded.place(line, "id"),
        f"Không có nhiệm vụ nào mang mã “{UUID(line.id)}”",
        "mã như ở tệp xuất; nhiệm vụ mới thì để trống",
        rule="unknown-task",
    )
