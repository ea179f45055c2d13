"""Who is expected in a month: the tree of organisations as it is on the window's last day."""

from collections.abc import Iterator, Sequence

from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.actions.ground import Refused
from chamdiem.portal.periods.facts import Window
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.schemes import queries as schemes
from chamdiem.portal.schemes.models import SchemeVersion

OBJECTS = {Block.AGENCY: "co-quan", Block.COMMUNE: "xa-phuong"}


class NobodyExpected(Refused):
    """Raise when no unit is scored on the last day of the window."""


class TwoOfOneCode(Refused):
    """Raise when two units bear one code."""


def units(
    version: SchemeVersion, window: Window, pair: tuple[Organisation, Organisation]
) -> Sequence[Expected]:
    """Return who is expected on the last day of the window, in the order of the tree."""
    found = list(_expected(version, window, pair))
    if not any(unit.is_scored for unit in found):
        raise NobodyExpected(
            f"Đến ngày {window.last:%d/%m/%Y} chưa có cơ quan, đơn vị nào thuộc khối được chấm mà "
            "bộ tiêu chí có khối tương ứng. Người quản trị ghi cơ quan và định khối chấm ở trang "
            "“Cơ quan, đơn vị”."
        )
    codes: dict[str, str] = {}
    for unit in found:
        if (other := codes.setdefault(unit.unit_code, unit.name)) != unit.name:
            raise TwoOfOneCode(
                f"“{other}” và “{unit.name}” cùng mang mã {unit.unit_code}. Người quản trị sửa mã "
                "ở trang cơ quan rồi mở kỳ."
            )
    return found


def _expected(
    version: SchemeVersion, window: Window, pair: tuple[Organisation, Organisation]
) -> Iterator[Expected]:
    department, reviewer = pair
    blocks = _blocks(version)
    scored = orgs.blocks(on=window.last)
    there = [node for node in orgs.tree(on=window.last) if node.block in blocks]
    for position, node in enumerate(there, start=1):
        yield Expected(
            organisation_id=node.id,
            position=position,
            name=node.name,
            block=blocks[node.block],
            unit_code=_code(node),
            is_scored=scored[node.block],
            reviewer=reviewer if node.id == department.pk else None,
        )


def _blocks(version: SchemeVersion) -> dict[Block, str]:
    """Return the scheme's block for each of ours: that whose object it is."""
    first: dict[str, str] = {}
    for block in schemes.scheme_of(version).blocks:
        first.setdefault(block.object, block.code)
    return {ours: first[object] for ours, object in OBJECTS.items() if object in first}


def _code(node: Node) -> str:
    return node.unit_code or node.area_code or str(node.public_id)
