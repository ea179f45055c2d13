"""What a person brings from outside, and the reading of it in a child process (I38)."""

from dataclasses import dataclass
from typing import Any, Self

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.child import read_figures_outside, read_scheme_outside
from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring.models import Draft


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent."""

    name: str
    source: bytes

    @classmethod
    def of(cls, upload: Any) -> "Self | None":
        """Take an uploaded file as it is; None where there is none."""
        return cls(upload.name[:200], upload.read()) if upload else None


@dataclass(frozen=True, slots=True)
class Brought:
    """Figures with the scheme they are scored by: one the system has, or a file."""

    figures: File
    version: SchemeVersion | None = None
    scheme: File | None = None
    units: File | None = None

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """Take up again what a draft keeps."""
        return cls(
            figures=File(draft.figures_name, bytes(draft.figures_source)),
            version=draft.scheme_version,
            scheme=_file(draft.scheme_name, draft.scheme_source),
            units=_file(draft.units_name, draft.units_source),
        )

    def columns(self) -> dict[str, Any]:
        """Return the columns in which a draft keeps it."""
        return {
            "scheme_version": self.version,
            "scheme_name": self.scheme.name if self.scheme else "",
            "scheme_source": self.scheme.source if self.scheme else None,
            "figures_name": self.figures.name,
            "figures_source": self.figures.source,
            "units_name": self.units.name if self.units else "",
            "units_source": self.units.source if self.units else None,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: the scheme's file, where one was brought, the scheme, the figures."""

    loaded_scheme: LoadedScheme | None
    scheme: Scheme
    figures: LoadedFigures


def read(brought: Brought, month: Month) -> Found:
    """Read everything brought, or raise `Refused` with all that is wrong."""
    loaded = _scheme(brought)
    scheme = loaded.scheme if loaded else _known(brought)
    figures = read_figures_outside(
        brought.figures.source,
        brought.figures.name,
        scheme=scheme,
        month=month,
        units=brought.units.source if brought.units else None,
        units_name=brought.units.name if brought.units else "",
    )
    return Found(loaded, scheme, figures)


def _scheme(brought: Brought) -> LoadedScheme | None:
    if brought.scheme is None:
        return None
    return read_scheme_outside(brought.scheme.source, brought.scheme.name)


def _known(brought: Brought) -> Scheme:
    if brought.version is None:
        raise ValueError("a draft names its scheme or brings it")
    return scheme_of(brought.version)


def _file(name: str, source: Any) -> File | None:
    return None if source is None else File(name, bytes(source))
