"""The matrix of rights: every route, every role, every kind of object, asked one by one (I30).

What comes out is compared with what the route declares and who owns the object, and written
down in `matrix.txt`, so that any change of it shows in review. Where the two differ, the new
one is left in a file which the failure names: a change that is meant is copied from there.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.gates import PUBLIC, SIGNED_IN
from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights.roles import Role
from tests.architecture import matrix
from tests.architecture.matrix import CLOSED, NOBODY, SAMPLES, Sample, World
from tests.factories import people

GOLDEN = Path(__file__).with_name("matrix.txt")
REFUSED = {403, 404}
ELSEWHERE = "sign-in"
# Asked by the identity provider or by a machine; they answer by the state they are sent, and the
# public key by whether the site has one.
STATEFUL = {"openid_connect_callback", "mfa_authenticate", "accounts:identity", "approval:key"}


@dataclass(frozen=True)
class Route:
    """One route: its name, how it is written, and for whom it says it is."""

    name: str
    address: str
    audience: str

    @property
    def has_parameters(self) -> bool:
        """Tell whether the address names an object."""
        return "<" in self.address


def routes(resolver: URLResolver, prefix: str = "/", space: str = "") -> Iterator[Route]:
    """Walk every route down to its view."""
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name}"
            yield Route(name, address, str(getattr(pattern.callback, "audience", "")))
        elif isinstance(pattern, URLResolver):
            yield from routes(
                pattern, address, f"{pattern.namespace}:" if pattern.namespace else space
            )


ROUTES = [*routes(get_resolver())]


def answered(client: Client, method: str, address: str) -> str:
    """Ask, undo what the asking did, and return the status."""
    kept = SimpleCookie(client.cookies.output(header="", sep="\r\n"))
    with transaction.atomic():
        answer = getattr(client, method)(address)
        if answer.streaming:
            list(answer)
        transaction.set_rollback(True)
    client.cookies = kept
    to = answer.headers.get("Location", "")
    return ELSEWHERE if to.startswith("/dang-nhap/?next=") else str(answer.status_code)


def signed_in(user: User | None) -> Client:
    """Return a browser in which that person has signed in, as far as they may."""
    client = Client(raise_request_exception=True)
    if user is not None:
        client.force_login(user)
    return client


def passes(route: Route, actor: str, user: User | None) -> bool:
    """Tell whether the gate lets the person in, by what the route declares."""
    if route.audience == PUBLIC:
        return True
    if actor in (NOBODY, CLOSED) or user is None:
        return False
    return route.audience == SIGNED_IN or user.has_perm(route.audience)


def samples(route: Route, world: World) -> list[Sample]:
    """Return the objects of a route (the next test demands them); without parameters itself."""
    if route.has_parameters:
        return SAMPLES[route.name](world) if route.name in SAMPLES else []
    return [Sample("", {})]


def wrong(
    route: Route, one: Sample, actor: str, user: User | None, status: str, method: str = "get"
) -> str:
    """Say what is wrong with an answer, or nothing."""
    if status.startswith("5"):
        return "an error"
    if not passes(route, actor, user):
        expected = {ELSEWHERE} if actor in (NOBODY, CLOSED) else {str(code) for code in REFUSED}
        return "" if status in expected else f"not refused: {status}"
    if not one.lets(actor, method):
        hidden = {"404", "405"} | ({"403"} if route.audience != PUBLIC else set())
        return "" if status in hidden else f"seen: {status}"
    return f"refused: {status}" if status in {"403", "404", ELSEWHERE} else ""


def shortly(statuses: dict[str, list[str]]) -> Iterator[str]:
    """Say who gets which status; the most frequent is for everybody else."""
    most = max(statuses, key=lambda status: (len(statuses[status]), status))
    rest = "everybody else" if len(statuses) > 1 else "everybody"
    for status, who in sorted(statuses.items()):
        yield f"{status} {rest if status == most else ' '.join(who)}"


def page(answers: dict[str, dict[str, list[str]]], route: Route) -> list[str]:
    """Write the answers of one route: each method and object, status by status."""
    lines = [f"{route.address}  [{route.audience}]"]
    for what, statuses in answers.items():
        lines.append(f"    {what}: {'; '.join(shortly(statuses))}")
    return lines


@pytest.mark.django_db
def test_what_everybody_gets_is_what_each_route_declares(tmp_path: Path) -> None:
    world, written, broken = matrix.build(), [], []
    browsers = {actor: signed_in(user) for actor, user in world.cast.items()}

    for route in ROUTES:
        answers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in samples(route, world):
            address = reverse(route.name, kwargs=one.kwargs) if one.kwargs else route.address
            for method in ("get", "post"):
                for actor, client in browsers.items():
                    status = answered(client, method, address)
                    answers[f"{method.upper()} {one.label}".strip()][status].append(actor)
                    said = wrong(route, one, actor, world.cast[actor], status, method)
                    if said and route.name not in STATEFUL:
                        broken.append(f"{method} {route.address} ({one.label}) as {actor}: {said}")
        written += page(answers, route)

    new = tmp_path / GOLDEN.name
    new.write_text("\n".join(written) + "\n", encoding="utf-8")
    assert not broken, "\n".join(broken)
    assert written == GOLDEN.read_text(encoding="utf-8").splitlines(), f"cp {new} {GOLDEN}"


GUARDED = Route("rights:person", "/nguoi-dung/<uuid:person>/", str(Right.PEOPLE_MANAGE))
HIDDEN = Sample("another's", {"key": 1}, frozenset())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("one", "role", "status", "said"),
    [
        (Sample("", {}), NOBODY, "200", "not refused"),
        (Sample("", {}), NOBODY, "404", "not refused"),
        (Sample("", {}), "no-role", "200", "not refused"),
        (Sample("", {}), "no-role", ELSEWHERE, "not refused"),
        (Sample("", {}), "administrator", "404", "refused"),
        (HIDDEN, "administrator", "200", "seen"),
        (HIDDEN, "administrator", "302", "seen"),
        (Sample("", {}), "administrator", "500", "an error"),
    ],
)
def test_a_wrong_answer_would_be_noticed(one: Sample, role: str, status: str, said: str) -> None:
    user = people.person(role=Role.ADMINISTRATOR if role == "administrator" else None)

    assert wrong(GUARDED, one, role, user, status).startswith(said)


def test_every_route_with_an_object_has_a_sample() -> None:
    named = {route.name for route in ROUTES if route.has_parameters}

    assert named == set(SAMPLES)


def test_every_right_is_asked_for_by_a_route_or_at_an_object() -> None:
    asked = {route.audience for route in ROUTES}
    at_objects = {
        Right.FILES_GIVE,
        Right.UNITS_SEE_OWN,
        Right.TRAIL_SEE_OVERSIGHT,
        Right.RETURNS_FILL,
        Right.RETURNS_FILL_PART,
        Right.RETURNS_VERIFY,
        Right.FIGURES_HOLD,
        Right.TASKS_REPORT,
        Right.DUTIES_CONFIRM,
        Right.OBSTACLES_REPORT,
        Right.OBSTACLES_MANAGE,
        Right.EXPLANATIONS_GIVE,
        Right.INSPECTIONS_REMEDY,
        Right.URGING_ANSWER,
    }

    assert set(Right) - asked == at_objects
