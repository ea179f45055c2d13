"""Tasks of the tests: given by the Department to a unit, from a document."""

from datetime import UTC, date, datetime

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks import actions
from chamdiem.portal.tasks.facts import Deadline, Given, Product, Source, Words
from chamdiem.portal.tasks.models import Claim, Task
from tests.factories import directives, organisations, people

AT = datetime(2026, 8, 6, 3, tzinfo=UTC)
DUE = date(2026, 8, 20)
TITLE = "Xây dựng kế hoạch chuyển đổi số"
PRODUCT = Product("Kế hoạch đã ban hành", number="12/KH-SCT")


def given(*, lead: Organisation | None = None, **other: object) -> Given:
    """Return all that giving a task needs."""
    plain = {
        "words": Words(TITLE, product="Kế hoạch"),
        "lead": lead or organisations.organisation(),
        "assigner": organisations.province(),
        "deadline": Deadline(DUE),
    }
    if "source" not in other:
        plain["source"] = Source(directive=directives.directive(at=AT), clause="1")
    return Given(**(plain | other))  # type: ignore[arg-type]


def task(*, by: User | None = None, at: datetime = AT, **other: object) -> Task:
    """Return a task that the Department gave."""
    giver = by or people.person(role=Role.OFFICER)
    return actions.give(given=given(**other), by=giver, at=at)


def claimed(of: Task, *, at: datetime, by: User | None = None) -> Claim:
    """Return a claim of somebody of the unit."""
    performer = by or people.person()
    return actions.claim(task=of, product=PRODUCT, by=performer, at=at)


def confirmed(of: Claim, *, at: datetime) -> None:
    """Let the assigner confirm a claim."""
    actions.answer_claim(claim=of, is_confirmed=True, reason="", by=people.person(), at=at)
