"""The samples of documents, tasks and duties in the matrix of rights."""

from collections.abc import Callable
from functools import partial
from typing import Any

from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import actions as directives_actions
from chamdiem.portal.directives.facts import Directed
from chamdiem.portal.rights.roles import ROLES, Role
from chamdiem.portal.tasks import actions as tasks_actions
from chamdiem.portal.tasks.models import Plan
from tests.factories import directives, duties, organisations, people, tasks
from tests.factories.people import AT
from tests.formats import authority

TEXT = (
    "ỦY BAN NHÂN DÂN\nTỈNH THỬ\nSố: 9/UBND-VX\nKính gửi: Các sở, ban, ngành\n"
    "1. Giao Sở Thử chủ trì báo cáo trước ngày 20/8/2026.\n"
)


def holding(*rights: Right) -> frozenset[Role]:
    """Return the roles that hold one of some rights."""
    return frozenset(role for role, one in ROLES.items() if one.rights & {*rights})


REGISTERS = holding(Right.DIRECTIVES_REGISTER)
SEES_ALL = REGISTERS | holding(Right.MONTHS_SEE_UNPUBLISHED)
OF_UNIT = frozenset({Role.PART_EDITOR, Role.UNIT_OFFICER, Role.HEAD, Role.DEPUTY})
SEES_OWN = OF_UNIT & holding(Right.UNITS_SEE_OWN, Right.TASKS_REPORT, Right.DUTIES_CONFIRM)
REPORTS = OF_UNIT & holding(Right.TASKS_REPORT)
CONFIRMS = OF_UNIT & holding(Right.DUTIES_CONFIRM)
GIVES = holding(Right.TASKS_GIVE) - OF_UNIT
HANDS_DOWN = holding(Right.TASKS_GIVE)


def make(world: Any) -> None:
    """Let a document, a task, a plan and a duty be of each of the two units."""
    for prefix, unit in (("", world.unit), ("other_", world.other_unit)):
        world.things[f"{prefix}directive"] = directives.directive(addressees=[Directed(unit)])
        world.things[f"{prefix}task"] = tasks.task(lead=unit)
        world.things[f"{prefix}plan"] = tasks_actions.note_plan(
            plan=Plan(
                organisation=unit,
                year=2026,
                number="1/KH",
                title="Kế hoạch",
                issued_on=AT.date(),
            ),
            by=world.cast[Role.UNIT_OFFICER],
            at=AT,
        )
        world.things[f"{prefix}occasion"] = duties.fallen(unit, 8)
    (world.things["root"],) = directives_actions.load_trust(
        content=authority.person("Gốc thử").der, name="goc.cer", by=people.person(), at=AT
    )
    # Role.OFFICER and Role.LEADER give tasks: each brought a sheet of their own.
    world.things["own_sheet"] = _sheet(world, world.cast[Role.OFFICER])
    world.things["other_sheet"] = _sheet(world, world.cast[Role.LEADER])
    world.things["own_reading"] = _draft(world.cast[Role.CLERK])
    world.things["other_reading"] = _draft(world.cast[Role.LEADER])


def _draft(by: Any) -> Any:
    return directives_actions.open_draft(content=TEXT.encode(), name="a.txt", by=by, at=AT)


def _sheet(world: Any, by: Any) -> Any:
    facts = world.things["directive"].facts.get()
    row = f"{facts.number}/{facts.symbol},Báo cáo,{organisations.name(world.unit)},20/09/2026\n"
    source = f"Văn bản,Nhiệm vụ,Chủ trì,Thời hạn\n{row}".encode()
    return tasks_actions.open_draft(file_name="nv.csv", source=source, by=by, at=AT)


Samples = dict[str, Callable[[Any], list[Any]]]


def two(
    sample: Callable[..., Any], thing: str, own: Any, other: Any, *does: Any
) -> Callable[[Any], list[Any]]:
    """Name one's own and the other's; `does` are who may send to each, where they differ."""
    mine, theirs = does or (None, None)
    return lambda world: [
        sample("own", own, does=mine, public_id=world.things[thing].public_id),
        sample("another's", other, does=theirs, public_id=world.things[f"other_{thing}"].public_id),
    ]


def samples(sample: Callable[..., Any]) -> Samples:
    """Return the samples of every route with an object of these rooms."""
    both = partial(two, sample)
    return {
        **_of_directives(sample, both),
        **_of_tasks(sample, both),
        **_of_duties(sample, both),
    }


def _drafts(sample: Callable[..., Any], thing: str, own: Role) -> Callable[[Any], list[Any]]:
    """Name what one role and the leader have waiting, each for its author alone."""
    return lambda world: [
        sample("own", [own], key=world.things[f"own_{thing}"].pk),
        sample("another's", [Role.LEADER], key=world.things[f"other_{thing}"].pk),
    ]


def _no_pages(sample: Callable[..., Any], thing: str, name: str) -> Callable[[Any], list[Any]]:
    """Name one without pages to look at; who sees those of a PDF has a test of its own."""
    return lambda world: [
        sample(
            "without pages",
            [],
            number=1,
            **{name: getattr(world.things[thing], name.replace("key", "pk"))},
        )
    ]


def _of_directives(sample: Callable[..., Any], both: Callable[..., Any]) -> Samples:
    drafts = _drafts(sample, "reading", Role.CLERK)
    registered = ("restate", "mark", "address", "cite")
    return {
        **{f"directives:{name}": drafts for name in ("draft", "drop", "read_again")},
        "directives:draft_page": _no_pages(sample, "own_reading", "key"),
        "directives:sheet": _no_pages(sample, "directive", "public_id"),
        "directives:withdraw_trust": lambda world: [
            sample("a root", key=world.things["root"].sha256)
        ],
        "directives:check": lambda world: [
            sample("without a file", [], public_id=world.things["directive"].public_id)
        ],
        "directives:one": both("directive", SEES_ALL | SEES_OWN, SEES_ALL),
        **{f"directives:{name}": both("directive", REGISTERS, REGISTERS) for name in registered},
    }


def _of_tasks(sample: Callable[..., Any], both: Callable[..., Any]) -> Samples:
    sheets = _drafts(sample, "sheet", Role.OFFICER)
    reported = ("report", "claim", "extend", "milestone", "doer", "resource")
    assigned = ("answer", "decide", "reword", "withdraw")
    return {
        "tasks:give": both("directive", GIVES, GIVES),
        "tasks:review": both("directive", GIVES, GIVES, (), ()),  # a form without a proposal
        "tasks:one": both("task", SEES_ALL | SEES_OWN, SEES_ALL),
        **{f"tasks:{name}": both("task", REPORTS, []) for name in reported},
        "tasks:reach": both("task", REPORTS, [], (), ()),  # a form without a milestone
        **{f"tasks:{name}": both("task", GIVES, GIVES) for name in assigned},
        "tasks:hand_down": both("task", HANDS_DOWN, GIVES),
        "tasks:set_own": both("plan", REPORTS, []),
        **{f"tasks:{name}": sheets for name in ("draft", "keep", "discard")},
    }


def _of_duties(sample: Callable[..., Any], both: Callable[..., Any]) -> Samples:
    return {
        "duties:change": lambda world: [
            sample("own", CONFIRMS, public_id=world.unit.public_id, number=9),
            sample("another's", [], public_id=world.other_unit.public_id, number=9),
            sample("one that no change opens", [], public_id=world.unit.public_id, number=4),
        ],
        "duties:unit": both("unit", SEES_ALL | SEES_OWN, SEES_ALL),
        "duties:occasion": both("occasion", SEES_ALL | SEES_OWN, SEES_ALL, CONFIRMS, ()),
    }
