"""Criteria that an obstacle can name, with their most points as the version of the scheme says."""

from collections.abc import Collection, Mapping

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of


def version_in_use() -> SchemeVersion | None:
    """Return the version of the latest month, else the one that was added last."""
    latest = periods.periods()
    return latest[0].scheme_version if latest else next(iter(periods.scheme_choices()), None)


def version_of(*, key: int) -> SchemeVersion | None:
    """Return the version of that key."""
    return SchemeVersion.objects.filter(pk=key).first()


def versions(*, keys: Collection[int]) -> Mapping[int, SchemeVersion]:
    """Return the versions of those keys, in one query."""
    return SchemeVersion.objects.in_bulk(keys) if keys else {}


def leaves(version: SchemeVersion) -> Mapping[str, Leaf]:
    """Return the criteria of a version by their codes."""
    return {leaf.code: leaf for leaf in scheme_of(version).leaves()}
