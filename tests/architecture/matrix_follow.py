"""The samples of urging, explanations, obstacles and inspections in the matrix of rights."""

from collections.abc import Callable
from functools import partial
from typing import Any

from chamdiem.portal.common.rights import Right
from tests.architecture.matrix_work import OF_UNIT, Samples, holding, two
from tests.factories import explanations, inspections, obstacles, urging

READS = holding(Right.MONTHS_SEE_UNPUBLISHED)
ASKS = holding(Right.EXPLANATIONS_ASK)
GIVES = OF_UNIT & holding(Right.EXPLANATIONS_GIVE)
OWN_EXPLANATIONS = GIVES | (OF_UNIT & holding(Right.UNITS_SEE_OWN))
MANAGES_OBSTACLES = holding(Right.OBSTACLES_MANAGE)
REPORTS = OF_UNIT & holding(Right.OBSTACLES_REPORT)
OWN_OBSTACLES = REPORTS | (OF_UNIT & holding(Right.UNITS_SEE_OWN))
INSPECTS = holding(Right.INSPECTIONS_MANAGE)
OVERSEES = holding(Right.TRAIL_SEE)
REMEDIES = OF_UNIT & holding(Right.INSPECTIONS_REMEDY)
URGES, SENDS = holding(Right.URGING_DRAFT), holding(Right.URGING_SEND)
ANSWERS = OF_UNIT & holding(Right.URGING_ANSWER)


def make(world: Any) -> None:
    """Let each of the two units be urged, asked, blocked and inspected."""
    for prefix, unit in (("", world.unit), ("other_", world.other_unit)):
        made = {
            "letter": urging.sent(unit, number=f"{unit.pk}/SKHCN"),
            "asked": explanations.asked_of(world.things[f"{prefix}task"]),
            "obstacle": obstacles.obstacle(unit),
            "asked_about": obstacles.obstacle(),
            "group": obstacles.grouped(obstacles.obstacle(), obstacles.obstacle()),
            "inspection": inspections.announced(unit, knows_overlap=True),
            "finding": inspections.found(),
            "visit": inspections.visit(unit),
        }
        obstacles.routed(made["asked_about"], unit)
        obstacles.routed(made["group"], unit)
        world.things |= {f"{prefix}{name}": thing for name, thing in made.items()}


def samples(sample: Callable[..., Any]) -> Samples:
    """Return the samples of every route with an object of these rooms."""
    both = partial(two, sample)
    return {
        **_of_urging(sample, both),
        **_of_explanations(both),
        **_of_obstacles(both),
        **_of_inspections(sample, both),
    }


def _parts(sample: Callable[..., Any], own: Any, other: Any) -> Callable[[Any], list[Any]]:
    """Name each unit's part of a letter."""
    return lambda world: [
        sample("own", own, public_id=world.letter.public_id, unit=world.unit.public_id),
        sample(
            "another's",
            other,
            public_id=world.other_letter.public_id,
            unit=world.other_unit.public_id,
        ),
    ]


def _findings(sample: Callable[..., Any], sees: Any) -> Callable[[Any], list[Any]]:
    """Name a finding of a unit that is neither of the two."""
    return lambda world: [
        sample(
            "a third unit's",
            sees,
            public_id=world.finding.inspection.public_id,
            number=world.finding.number,
        )
    ]


def _of_urging(sample: Callable[..., Any], both: Callable[..., Any]) -> Samples:
    return {
        "urging:letter": both("letter", URGES | READS | ANSWERS, URGES | READS),
        "urging:letter_file": both("letter", URGES | READS, URGES | READS),
        "urging:issue": both("letter", URGES & SENDS, URGES & SENDS),
        "urging:drop": both("letter", URGES, URGES),
        "urging:raise": both("letter", URGES, URGES),
        "urging:acknowledge": _parts(sample, ANSWERS, []),
        "urging:respond": _parts(sample, ANSWERS, []),
        "urging:conclude": _parts(sample, URGES, URGES),
    }


def _of_explanations(both: Callable[..., Any]) -> Samples:
    return {
        "explanations:one": both("asked", ASKS | READS | OWN_EXPLANATIONS, ASKS | READS),
        "explanations:answer": both("asked", GIVES, []),
        "explanations:judge": both("asked", ASKS, ASKS),
    }


def _of_obstacles(both: Callable[..., Any]) -> Samples:
    all_of, managed = MANAGES_OBSTACLES | READS, (MANAGES_OBSTACLES, MANAGES_OBSTACLES)
    ours = ("classify", "route", "answer", "join")
    groups = ("group_route", "group_answer", "group_close", "group_rename")
    return {
        "obstacles:one": both("obstacle", all_of | OWN_OBSTACLES, all_of),
        **{f"obstacles:{name}": both("obstacle", *managed) for name in ours},
        "obstacles:close": both("obstacle", MANAGES_OBSTACLES | REPORTS, MANAGES_OBSTACLES),
        "obstacles:comment": both("asked_about", MANAGES_OBSTACLES | REPORTS, MANAGES_OBSTACLES),
        "obstacles:group": both("group", all_of | OWN_OBSTACLES, all_of),
        **{f"obstacles:{name}": both("group", *managed) for name in groups},
        "obstacles:group_comment": both("group", MANAGES_OBSTACLES | REPORTS, MANAGES_OBSTACLES),
        # A form without an obstacle.
        **{
            f"obstacles:{name}": both("group", *managed, (), ())
            for name in ("group_add", "group_drop")
        },
    }


def _of_inspections(sample: Callable[..., Any], both: Callable[..., Any]) -> Samples:
    acts = ("cancel", "items", "minutes", "finding", "reappraise", "results", "revise")
    whole = INSPECTS | READS | OVERSEES
    return {
        "inspections:one": both("inspection", whole | REMEDIES, whole),
        **{f"inspections:{name}": both("inspection", INSPECTS, INSPECTS) for name in acts},
        "inspections:announce": both("inspection", INSPECTS, INSPECTS),
        "inspections:close": both("inspection", INSPECTS, INSPECTS),
        "inspections:letter": both("inspection", INSPECTS | OVERSEES, INSPECTS | OVERSEES),
        "inspections:remedy": _findings(sample, []),
        "inspections:answer": _findings(sample, INSPECTS),
        "inspections:withdraw": _findings(sample, INSPECTS),
        "inspections:drop_visit": both("visit", INSPECTS, INSPECTS),
    }
