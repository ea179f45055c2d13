"""Who issues and receives the report: the names declared for letters, with the province's own."""

from datetime import date

from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.obstacles.facts import Names
from chamdiem.portal.orgs import queries as orgs

PLACE_OF_NAME = "…"
LEVELS = {"Tỉnh ": "Tỉnh ủy", "Thành phố ": "Thành ủy"}
NAMED = ("superior", "issuer", "symbol", "signer", "kept-by", "approver", "place")


def names(*, on: date) -> Names:
    """Return the names of a day; “…” stays where no province is recorded yet."""
    party, place = _province(on)
    found = [
        one
        for one in defaults.standings(on=on)
        if one.default.code.removeprefix("letters.") in NAMED
    ]
    said = {
        one.default.code.removeprefix("letters."): str(one.value).replace(PLACE_OF_NAME, place)
        for one in found
    }
    return Names(
        superior=said["superior"],
        issuer=said["issuer"],
        symbol=said["symbol"],
        signer=said["signer"],
        kept_by=said["kept-by"],
        party=f"{party} {place}",
        council=said["approver"],
        place=said["place"],
        is_confirmed=not any(one.certainty for one in found),
        is_invented=orgs.is_invented(),
    )


def _province(on: date) -> tuple[str, str]:
    """Return what the committee of the Party is called, and the name of the province."""
    root = orgs.jurisdiction()
    name = orgs.names(ids=[root.pk], on=on).get(root.pk, PLACE_OF_NAME) if root else PLACE_OF_NAME
    for level, party in LEVELS.items():
        if name.startswith(level):
            return party, name.removeprefix(level)
    return LEVELS["Tỉnh "], name
