"""The results as a file: points, result and cause of every node, total, grade and rank."""

from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from chamdiem.engine.evaluation import Evaluation

_NARROW = np.iinfo(np.int32)


class Written:
    """A Parquet file of months, a row group each; without a path nothing is written."""

    def __init__(self, path: Path | None) -> None:
        """Remember where to write."""
        self._path = path
        self._writer: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        """Begin; the file is opened with the first month."""
        return self

    def __exit__(self, *_: Any) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()

    def write(self, evaluation: Evaluation) -> None:
        """Write one month: whole numbers as packed differences, as the figures are kept."""
        table = pa.table(_columns(evaluation))
        if self._writer is None:
            self._writer = pq.ParquetWriter(
                self._path,
                table.schema,
                compression="NONE",
                use_dictionary=False,
                column_encoding=dict.fromkeys(table.column_names, "DELTA_BINARY_PACKED"),
                write_statistics=False,
            )
        self._writer.write_table(table, row_group_size=table.num_rows)


def _columns(evaluation: Evaluation) -> dict[str, np.ndarray]:
    month = evaluation.figures.month
    number = np.full(evaluation.grades.size, month.year * 100 + month.number, np.int32)
    columns = {"month": number, "grade": evaluation.grades, "rank": evaluation.ranks}
    for code, steps in {**evaluation.nodes, "total": evaluation.total}.items():
        columns[f"{code}_points"] = _packed(steps.points)
        columns[f"{code}_result"], columns[f"{code}_cause"] = steps.results, steps.causes
    return columns


def _packed(points: np.ndarray) -> np.ndarray:
    """Halve what is written: the points of this scheme are far from 32 bits."""
    if points.max() > _NARROW.max or points.min() < _NARROW.min:
        raise ValueError("points beyond 32 bits")
    return points.astype(np.int32)
