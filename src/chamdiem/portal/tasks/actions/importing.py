"""A sheet of tasks: checked, shown, then given whole or dropped (nạp nhiệm vụ)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from chamdiem.formats.child import read_tasks_outside
from chamdiem.formats.tasks import LoadedTasks
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks import queries, sheets
from chamdiem.portal.tasks.actions.giving import follow_elsewhere, give
from chamdiem.portal.tasks.facts import Deadline, Given, Refused, Source, Words
from chamdiem.portal.tasks.models import Draft, Task
from chamdiem.portal.tasks.sheets import Plan, Wanted


class AlreadyDecided(Refused):
    """Raise when a sheet was given or dropped in the meantime."""


class Overtaken(Refused):
    """Raise when a sheet would no longer do what was shown."""


class NothingToGive(Refused):
    """Raise when a sheet says only what is known already."""


def open_draft(*, file_name: str, source: bytes, by: User, at: datetime) -> Draft:
    """Check a sheet of tasks and let it wait for its author; a wrong one is refused whole."""
    _planned(read_tasks_outside(source, file_name), at)
    with transaction.atomic():
        draft = Draft.objects.create(file_name=file_name, source=source, at=at, by=by.public_id)
        audit.record(verb="tasks.draft.opened", actor=by.opaque_id, subject=draft, at=at)
    return draft


def plan_of(*, draft: Draft, at: datetime) -> Plan:
    """Return what a sheet would do if it were given now (xem trước)."""
    return _planned(_read(draft), at)


def keep(*, draft: Draft, shown: str, assigner: Organisation, by: User, at: datetime) -> Plan:
    """Give what a sheet says (giao): all of it, or nothing."""
    loaded = _read(draft)
    with transaction.atomic():
        _claim(draft)
        plan = _planned(loaded, at)
        _require_shown(plan, shown)
        _write(plan, assigner, by, at)
        audit.record(
            verb="tasks.draft.given",
            actor=by.opaque_id,
            subject=draft,
            at=at,
            given=len(plan.given),
            updated=len(plan.updated),
        )
        Draft.objects.filter(pk=draft.pk).delete()
    return plan


@transaction.atomic
def discard(*, draft: Draft, by: User, at: datetime) -> None:
    """Drop a sheet (bỏ); nothing of it is kept."""
    _claim(draft)
    audit.record(verb="tasks.draft.discarded", actor=by.opaque_id, subject=draft, at=at)
    Draft.objects.filter(pk=draft.pk).delete()


def _read(draft: Draft) -> LoadedTasks:
    return read_tasks_outside(bytes(draft.source), draft.file_name)


def _planned(loaded: LoadedTasks, at: datetime) -> Plan:
    known = queries.known(
        numbers=[line.document for line in loaded.lines],
        keys=[line.id for line in loaded.lines if line.id],
        on=moments.day_of(at),
    )
    return sheets.plan(loaded, known)


def _claim(draft: Draft) -> None:
    """Lock the sheet, so that of two decisions at once only one is made."""
    if not Draft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise AlreadyDecided("Tệp này đã được giao hoặc bỏ ở một cửa sổ khác.")


def _require_shown(plan: Plan, shown: str) -> None:
    if not plan.size:
        raise NothingToGive("Mọi nhiệm vụ của tệp đã có trong hệ thống; hãy bỏ tệp này.")
    if plan.digest != shown:
        raise Overtaken(
            "Sổ văn bản, danh mục cơ quan hoặc nhiệm vụ đã thay đổi sau khi ông/bà mở trang xem "
            "trước. Chưa giao gì; hãy xem lại ở dưới rồi giao."
        )


def _write(plan: Plan, assigner: Organisation, by: User, at: datetime) -> None:
    wanted = plan.given
    bodies = Organisation.objects.in_bulk({key for one in wanted for key in _bodies(one)})
    documents = Directive.objects.in_bulk({one.directive for one in wanted})
    for one in wanted:
        task = give(given=_given(one, bodies, documents, assigner), by=by, at=at)
        _follow(task, one, by, at)
    tasks = Task.objects.in_bulk({one.task for one in plan.updated if one.task})
    for one in plan.updated:
        _follow(tasks[one.task or 0], one, by, at)


def _bodies(one: Wanted) -> tuple[int, ...]:
    return (one.lead, *one.partners)


def _given(
    one: Wanted,
    bodies: Mapping[int, Organisation],
    documents: Mapping[int, Directive],
    assigner: Organisation,
) -> Given:
    line = one.line
    words = Words(line.title, line.product, line.responsibility, line.authority, line.target)
    return Given(
        words=words,
        lead=bodies[one.lead],
        assigner=assigner,
        deadline=Deadline(due_on=line.due_on, absence=line.absence),
        source=Source(directive=documents[one.directive], clause=line.clause),
        partners=tuple(bodies[key] for key in one.partners),
    )


def _follow(task: Task, one: Wanted, by: User, at: datetime) -> None:
    line = one.line
    if line.foreign:
        follow_elsewhere(
            task=task, system=line.system, number=line.foreign, state=line.state, by=by, at=at
        )
