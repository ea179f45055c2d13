"""What an import linter cannot see of the portal: routes, relations, tables."""

import tomllib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture import tree

PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())
OURS = "chamdiem.portal."


def heights() -> dict[str, int]:
    """Return how high each room stands, from the layers that import-linter holds."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["id"] == "portal")
    rooms = [layer.replace("(", "").replace(")", "").split("|") for layer in reversed(layers)]
    return {room.strip(): height for height, layer in enumerate(rooms) for room in layer}


def room(model: type[Model]) -> str | None:
    """Return the room in which a model lives, None for a library's."""
    name = model._meta.app_config.name
    return name.removeprefix(OURS).split(".")[0] if name.startswith(OURS) else None


def points_upward(field: Any) -> bool:
    """Tell whether a relation leads to a room that its own may not know."""
    target = field.related_model
    if not isinstance(target, type) or not (below := room(target)):
        return False
    own = heights()[room(field.model) or ""]
    return below != room(field.model) and heights()[below] >= own


def our_models() -> list[type[Model]]:
    """List the models of our rooms."""
    return [model for model in apps.get_models() if room(model)]


def routes(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, object]]:
    """Walk every route down to its view."""
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address)
        elif isinstance(pattern, URLPattern):
            yield address, pattern.callback


def test_every_route_names_its_audience() -> None:
    silent = [
        address for address, view in routes(get_resolver()) if not getattr(view, "audience", None)
    ]

    assert silent == [], "decorate them with a gate"


def test_there_are_routes_and_models_to_look_at() -> None:
    assert len(list(routes(get_resolver()))) > 10
    assert len(our_models()) > 5


def test_no_relation_points_to_a_room_above() -> None:
    upward = [
        str(field)
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and points_upward(field)
    ]

    assert upward == []


def test_every_room_with_tables_has_a_height() -> None:
    assert {room(model) for model in our_models()} <= set(heights())


def test_a_relation_upward_would_be_seen() -> None:
    user = apps.get_model("accounts", "User")
    run = apps.get_model("scoring", "Run")

    assert not points_upward(SimpleNamespace(model=run, related_model=user))
    assert points_upward(SimpleNamespace(model=user, related_model=run))


@pytest.mark.parametrize("app", ["admin", "sites"])
def test_what_would_write_past_the_actions_is_not_installed(app: str) -> None:
    assert not apps.is_installed(f"django.contrib.{app}")
