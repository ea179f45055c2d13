"""Whether views (cách nhìn) are made of what is there, and never of themselves."""

from collections.abc import Iterator, Mapping

from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.scheme import Scheme

Parts = Mapping[str, tuple[str, ...]]


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find parts that are nowhere, named twice, or that lead back to their view."""
    parts = {view.code: tuple(part.node for part in view.parts) for view in scheme.views}
    known = {node.code for node, _ in scheme.nodes()} | parts.keys()
    for view in scheme.views:
        for code in dict.fromkeys(parts[view.code]):
            if code not in known:
                found = f"Cách nhìn “{view.name}” gom “{code}” không có trong bộ tiêu chí"
                yield Finding(view.code, "views", said(found, "mã của nhóm, tiêu chí, cách nhìn"))
            if parts[view.code].count(code) > 1:
                found = f"Cách nhìn “{view.name}” gom “{code}” hai lần"
                yield Finding(view.code, "views", said(found, "mỗi mục một lần"))
        if circle := _way_back(view.code, parts):
            found = f"Cách nhìn “{view.name}” gom chính nó"
            yield Finding(view.code, "views", said(found, "các mục khác"), " → ".join(circle))


def _way_back(code: str, parts: Parts) -> tuple[str, ...]:
    """Return the way from a view to itself, nothing where there is none."""
    ways: list[tuple[str, ...]] = [(code,)]
    seen = set[str]()
    while ways:
        way = ways.pop(0)
        for part in parts.get(way[-1], ()):
            if part == code:
                return (*way, part)
            if part not in seen:
                seen.add(part)
                ways.append((*way, part))
    return ()
