"""The samples of urging, explanations, obstacles and inspections in the matrix of rights."""

from collections.abc import Callable
from typing import Any

from chamdiem.portal.common.rights import Right
from tests.architecture.matrix_work import OF_UNIT, holding
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


def samples(sample: Callable[..., Any]) -> dict[str, Callable[[Any], list[Any]]]:
    """Return the samples of every route with an object of these rooms."""

    def two(thing: str, own: Any, other: Any, *does: Any) -> Callable[[Any], list[Any]]:
        mine, theirs = does or (None, None)
        return lambda world: [
            sample("own", own, does=mine, public_id=world.things[thing].public_id),
            sample(
                "another's", other, does=theirs, public_id=world.things[f"other_{thing}"].public_id
            ),
        ]

    def parts(own: Any, other: Any, *does: Any) -> Callable[[Any], list[Any]]:
        """Name each unit's part of a letter."""
        mine, theirs = does or (None, None)
        return lambda world: [
            sample(
                "own",
                own,
                does=mine,
                public_id=world.letter.public_id,
                unit=world.unit.public_id,
            ),
            sample(
                "another's",
                other,
                does=theirs,
                public_id=world.other_letter.public_id,
                unit=world.other_unit.public_id,
            ),
        ]

    def findings(sees: Any, *does: Any) -> Callable[[Any], list[Any]]:
        """Name a finding of a unit that is neither of the two."""
        may = does[0] if does else None
        return lambda world: [
            sample(
                "a third unit's",
                sees,
                does=may,
                public_id=world.finding.inspection.public_id,
                number=world.finding.number,
            )
        ]

    managed = ("classify", "route", "answer", "join")
    group_managed = ("group_route", "group_answer", "group_close", "group_rename")
    inspected = ("cancel", "items", "minutes", "finding", "reappraise", "results", "revise")
    return {
        "urging:letter": two("letter", URGES | READS | ANSWERS, URGES | READS),
        "urging:letter_file": two("letter", URGES | READS, URGES | READS),
        "urging:issue": two("letter", URGES & SENDS, URGES & SENDS),
        "urging:drop": two("letter", URGES, URGES),
        "urging:raise": two("letter", URGES, URGES),
        "urging:acknowledge": parts(ANSWERS, []),
        "urging:respond": parts(ANSWERS, []),
        "urging:conclude": parts(URGES, URGES),
        "explanations:one": two("asked", ASKS | READS | OWN_EXPLANATIONS, ASKS | READS),
        "explanations:answer": two("asked", GIVES, []),
        "explanations:judge": two("asked", ASKS, ASKS),
        "obstacles:one": two(
            "obstacle", MANAGES_OBSTACLES | READS | OWN_OBSTACLES, MANAGES_OBSTACLES | READS
        ),
        **{
            f"obstacles:{name}": two("obstacle", MANAGES_OBSTACLES, MANAGES_OBSTACLES)
            for name in managed
        },
        "obstacles:close": two("obstacle", MANAGES_OBSTACLES | REPORTS, MANAGES_OBSTACLES),
        "obstacles:comment": two("asked_about", MANAGES_OBSTACLES | REPORTS, MANAGES_OBSTACLES),
        "obstacles:group": two(
            "group", MANAGES_OBSTACLES | READS | OWN_OBSTACLES, MANAGES_OBSTACLES | READS
        ),
        **{
            f"obstacles:{name}": two("group", MANAGES_OBSTACLES, MANAGES_OBSTACLES)
            for name in group_managed
        },
        "obstacles:group_comment": two("group", MANAGES_OBSTACLES | REPORTS, MANAGES_OBSTACLES),
        **{
            f"obstacles:{name}": two("group", MANAGES_OBSTACLES, MANAGES_OBSTACLES, (), ())
            for name in ("group_add", "group_drop")  # a form without an obstacle
        },
        "inspections:one": two(
            "inspection", INSPECTS | READS | OVERSEES | REMEDIES, INSPECTS | READS | OVERSEES
        ),
        **{f"inspections:{name}": two("inspection", INSPECTS, INSPECTS) for name in inspected},
        "inspections:announce": two("inspection", INSPECTS, INSPECTS),
        "inspections:close": two("inspection", INSPECTS, INSPECTS),
        "inspections:letter": two("inspection", INSPECTS | OVERSEES, INSPECTS | OVERSEES),
        "inspections:remedy": findings([]),
        "inspections:answer": findings(INSPECTS),
        "inspections:withdraw": findings(INSPECTS),
        "inspections:drop_visit": two("visit", INSPECTS, INSPECTS),
    }
