"""Values of a closed list of kinds as JSON and back: what a child says is only ever data."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import numpy as np

from chamdiem.engine import figures, periods, rules, scheme
from chamdiem.formats.figures import Conversion, LoadedFigures
from chamdiem.formats.organisations import Line, LoadedOrganisations, Vocabulary
from chamdiem.formats.problems import Place, Problem
from chamdiem.formats.returns import Asked, FoundCell, FoundRemark, Grid, Layout, LoadedReturn
from chamdiem.formats.tasks import LoadedTasks, TaskLine

_CLASSES: Mapping[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(scheme.Scheme, scheme.LegalBasis, scheme.Block, scheme.Band, scheme.Input),
        *(scheme.Policies, scheme.Maintain, scheme.Leaf, scheme.Group, scheme.Part),
        *(scheme.View, scheme.Gate, scheme.Quota, scheme.TaskCounting),
        *(periods.Month, periods.Validity, figures.Figures, figures.Unit, figures.Ruled),
        *(LoadedFigures, Conversion, Place, Problem),
        *(Line, LoadedOrganisations, Vocabulary),
        *(TaskLine, LoadedTasks),
        *(Asked, Layout, FoundCell, FoundRemark, Grid, LoadedReturn),
        *(*rules.RULES, rules.Fallback),
    )
}
_ENUMS: Mapping[str, Callable[[Any], Any]] = {
    kind.__name__: kind
    for kind in (
        *(scheme.Certainty, scheme.Timing, scheme.Measure, scheme.Direction),
        *(scheme.Outcome, scheme.Ties, scheme.Aggregate, scheme.Compare, scheme.Pooling),
        *(rules.Scope, rules.Better, rules.Scale, rules.Standing, figures.State),
    )
}


def encode(value: Any) -> Any:
    """Return the value as what JSON can hold; raise TypeError for a kind not listed."""
    if isinstance(value, Enum):
        return {"enum": type(value).__name__, "value": value.value}
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Fraction):
        return {"fraction": [value.numerator, value.denominator]}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [encode(each) for each in value]
    return _encode_whole(value)


def _encode_whole(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return {"array": value.dtype.str, "value": value.tolist()}
    if isinstance(value, Mapping):
        return {"map": [[key, encode(each)] for key, each in value.items()]}
    name = type(value).__name__
    if is_dataclass(value) and _CLASSES.get(name) is type(value):
        parts = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        return {"class": name, "value": {key: encode(part) for key, part in parts.items()}}
    raise TypeError(f"{name} is not a value that is passed between processes")


def decode(value: Any) -> Any:
    """Return what was encoded; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(decode(each) for each in value)
    if not isinstance(value, dict):
        return value
    match value:
        case {"enum": str(name), "value": code}:
            return _ENUMS[name](code)
        case {"fraction": [int(numerator), int(denominator)]}:
            return Fraction(numerator, denominator)
        case {"day": str(iso)}:
            return date.fromisoformat(iso)
        case {"array": str(kind), "value": list(items)}:
            return np.array(items, dtype=np.dtype(kind))
        case {"map": list(pairs)}:
            return {key: decode(each) for key, each in pairs}
    return _decode_whole(value)


def _decode_whole(value: dict[str, Any]) -> Any:
    match value:
        case {"class": str(name), "value": dict(parts)}:
            return _CLASSES[name](**{key: decode(part) for key, part in parts.items()})
    raise ValueError("not a value that is passed between processes")
