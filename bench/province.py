"""Tasks and duties of many units, drawn in bulk; Django stands ready here."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from django.test import Client, override_settings

from bench.reading import PLAIN
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.duties import actions as duties
from chamdiem.portal.duties.choices import Answer
from chamdiem.portal.duties.models import Confirmation, Occasion
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks.choices import Bond
from chamdiem.portal.tasks.models import Claim, ClaimAnswer, Due, Partner, Task, Wording
from tests.factories import directives, organisations, people, periods

PAGES = {
    "list of tasks": "/nhiem-vu/",
    "board of tasks": "/nhiem-vu/bang/",
    "timeline of tasks": "/nhiem-vu/thoi-gian/",
    "matrix of duties": "/noi-dung/",
}


def drawn(units: int, tasks: int) -> None:
    """Let so many units lead so many tasks, half of them claimed, and answer half their duties."""
    province = organisations.province()
    there = [organisations.organisation() for _ in range(units)]
    periods.settle()
    source = directives.directive()
    made = Task.objects.bulk_create(
        _task(province, there[at % units], source) for at in range(tasks)
    )
    _words(made)
    _courses(made, there)
    duties.open_due(at=datetime.now(UTC))
    _confirmed(list(Occasion.objects.all())[::2])


def ways() -> dict[str, Callable[[], bytes]]:
    """Return each page as an officer of the Department opens it."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(people.person(role=Role.OFFICER))
    return {name: partial(_open, client, address) for name, address in PAGES.items()}


def _open(client: Client, address: str) -> bytes:
    with override_settings(STORAGES=PLAIN):
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return answer.content


def _task(assigner: Organisation, lead: Organisation, source: Directive) -> Task:
    at = datetime.now(UTC) - timedelta(days=40)
    return Task(
        assigner=assigner,
        lead=lead,
        directive=source,
        clause="1",
        bond=Bond.GIVEN,
        at=at,
        by=uuid4(),
    )


def _words(made: list[Task]) -> None:
    Wording.objects.bulk_create(
        Wording(
            task=one,
            title=f"Nhiệm vụ {at}",
            search_key=f"nhiem vu {at}",
            at=one.at,
            by=one.by,
        )
        for at, one in enumerate(made)
    )


def _courses(made: list[Task], there: list[Organisation]) -> None:
    """Spread deadlines over two months; half were claimed, half of these confirmed."""
    today = datetime.now(UTC).date()
    Due.objects.bulk_create(
        Due(task=one, due_on=today + timedelta(days=at % 60 - 30), at=one.at, by=one.by)
        for at, one in enumerate(made)
    )
    Partner.objects.bulk_create(
        Partner(task=one, organisation=there[(at + 1) % len(there)], at=one.at, by=one.by)
        for at, one in enumerate(made)
        if one.lead_id != there[(at + 1) % len(there)].pk
    )
    claims = Claim.objects.bulk_create(
        Claim(task=one, product="Báo cáo", number="1/BC", at=one.at, by=one.by) for one in made[::2]
    )
    ClaimAnswer.objects.bulk_create(
        ClaimAnswer(claim=one, is_confirmed=True, at=datetime.now(UTC), by=uuid4())
        for one in claims[::2]
    )


def _confirmed(rows: list[Occasion]) -> None:
    at = datetime.now(UTC)
    Confirmation.objects.bulk_create(
        Confirmation(occasion=one, answer=Answer.DONE, text="Đã làm", at=at, by=uuid4())
        for one in rows
    )
