"""Two sheets of A4 for a leader to sign: the tree with its points, and what was proved of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.pages import words
from chamdiem.portal.schemes.pages.one import NodeShown, nodes_of, standing_of
from chamdiem.portal.schemes.pages.standing import Standing, crumbs
from chamdiem.portal.schemes.pages.words import Term
from chamdiem.portal.schemes.proofs import Proofs


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Both sheets as printed."""

    version: SchemeVersion
    scheme: Scheme
    crumbs: tuple[Crumb, ...]
    standing: Standing
    basis: tuple[tuple[str, str], ...]
    rounding: str
    ranking: str
    terms: tuple[Term, ...]
    nodes: tuple[NodeShown, ...]
    leaves: int
    unconfirmed: int
    proofs: Proofs
    bands: tuple[str, ...]


def paper_page(*, version: SchemeVersion, user: Any) -> PaperPage:
    """Return both sheets of one version."""
    scheme, nodes = queries.scheme_of(version), nodes_of(queries.scheme_of(version))
    here = reverse("schemes:scheme", args=[version.scheme_id, version.version])
    return PaperPage(
        version=version,
        scheme=scheme,
        crumbs=crumbs(Crumb(f"{scheme.id} {scheme.version}", here), Crumb("Bản ký")),
        standing=standing_of(version, user),
        basis=tuple((_day(one.issued_on), f"{one.number}, {one.issuer}") for one in scheme.basis),
        rounding=words.rounding(scheme),
        ranking=words.ranking(scheme),
        terms=words.terms(scheme),
        nodes=nodes,
        leaves=len(tuple(scheme.leaves())),
        unconfirmed=sum(row.unconfirmed for row in nodes),
        proofs=queries.proofs_of(version),
        bands=_bands(scheme),
    )


def _bands(scheme: Scheme) -> tuple[str, ...]:
    """Say each grade's half-open range, lowest first."""
    uppers = [band.lower for band in scheme.bands[1:]]
    said = []
    for band, upper in zip(scheme.bands, [*uppers, None], strict=True):
        lower = spoken(band.lower, scheme.decimals, shortest=True)
        top = "trở lên" if upper is None else f"đến dưới {_points(upper, scheme)}"
        said.append(f"{band.name}: từ {lower} {top}")
    return tuple(said)


def _points(scaled: int, scheme: Scheme) -> str:
    return spoken(scaled, scheme.decimals, shortest=True)


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
