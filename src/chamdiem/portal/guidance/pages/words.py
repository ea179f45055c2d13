"""Words, addresses and names that the pages of guidance share."""

from collections.abc import Mapping

from django.urls import reverse

from chamdiem.engine.scheme import Group, Leaf, Scheme
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of

TITLE, ASKED, TRAINING = "Hướng dẫn tiêu chí", "Hỏi đáp về tiêu chí", "Tập huấn"
ERASED = "người đã xoá thông tin"
HOME = Crumb("Trang đầu", "/")


def listed(version: SchemeVersion) -> str:
    """Return the address of the criteria of a version."""
    return f"{reverse('guidance:list')}?bo={version.pk}"


def address(version: SchemeVersion, leaf: str, route: str = "leaf") -> str:
    """Return the address of a criterion's guidance."""
    return reverse(f"guidance:{route}", args=[version.scheme_id, version.version, leaf])


def crumbs(version: SchemeVersion, *more: tuple[str, str]) -> tuple[Crumb, ...]:
    """Return the way back to the criteria of a version."""
    return (HOME, Crumb(TITLE, listed(version)), *(Crumb(*each) for each in more))


def names(version: SchemeVersion) -> Mapping[str, str]:
    """Return the names of a version's criteria."""
    return {leaf.code: leaf.name for leaf in scheme_of(version).leaves()}


def sections(scheme: Scheme) -> Mapping[str, str]:
    """Return the section in which each criterion stands."""
    return scheme.once("guidance-sections", lambda: _sections(scheme))


def _sections(scheme: Scheme) -> dict[str, str]:
    return {
        child.code: node.name
        for node, _ in scheme.nodes()
        if isinstance(node, Group)
        for child in node.children
        if isinstance(child, Leaf)
    }
