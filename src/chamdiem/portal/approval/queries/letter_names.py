"""Who issues the letters: declared defaults, the name of the jurisdiction put where “…” stands."""

from datetime import date

from chamdiem.portal.approval.letters.facts import Names
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.orgs import queries as orgs

PREFIX = "letters."
PLACE_OF_NAME = "…"
LEVELS = ("Tỉnh ", "Thành phố ")


def standings(*, on: date) -> tuple[defaults.Standing, ...]:
    """Return the defaults of letters, each with what it rests on."""
    found = defaults.standings(on=on)
    return tuple(one for one in found if one.default.code.startswith(PREFIX))


def names(*, on: date) -> Names:
    """Return who issues and receives letters on a day."""
    found = standings(on=on)
    name = jurisdiction(on=on)
    said = {one.default.code.removeprefix(PREFIX): filled(str(one.value), name) for one in found}
    return Names(
        superior=said["superior"],
        issuer=said["issuer"],
        symbol=said["symbol"],
        signer=said["signer"],
        kept_by=said["kept-by"],
        approver=said["approver"],
        approver_symbol=said["approver-symbol"],
        approver_kept_by=said["approver-kept-by"],
        chairman=said["chairman"],
        place=said["place"],
        unconfirmed=tuple(one.default.title for one in found if one.certainty),
    )


def jurisdiction(*, on: date) -> str:
    """Return the name of the province without its level, “…” where none is recorded yet."""
    root = orgs.jurisdiction()
    if root is None:
        return PLACE_OF_NAME
    name = orgs.names(ids=[root.pk], on=on).get(root.pk, PLACE_OF_NAME)
    for level in LEVELS:
        name = name.removeprefix(level)
    return name


def filled(text: str, name: str) -> str:
    """Put the name of the province where a default says “…”.

    >>> filled("UBND tỉnh …", "Thử")
    'UBND tỉnh Thử'
    """
    return text.replace(PLACE_OF_NAME, name)
