"""The data of a workbook with the cell of each value, as the checks of scheme files take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chamdiem.formats.problems import Place
from chamdiem.formats.yaml_text import Document, Path, Spot


@dataclass(frozen=True, slots=True)
class CellDocument(Document):
    """Plain data like that of a YAML file; its places are cells."""

    cells: Mapping[Path, Place] = field(default_factory=dict)
    empties: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return the cell of `path`, one that is empty, or that of its nearest parent."""
        while path:
            found = self.cells.get(path) or self.empties.get(path)
            if found is not None:
                return found
            path = path[:-1]
        return Place(self.name)


def of(
    name: str,
    data: dict[str, object],
    cells: Mapping[Path, Place],
    empties: Mapping[Path, Place],
    notes: tuple[str, ...],
) -> CellDocument:
    """Make the document; `spots` only say what stands in the file."""
    nowhere = Spot((1, 1), (1, 1))
    return CellDocument(name, data, dict.fromkeys(cells, nowhere), (), notes, cells, empties)
