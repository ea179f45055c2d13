"""What a sheet of tasks is held against, and what one is filled with."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import OuterRef, QuerySet

from chamdiem.portal.common import text
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.tasks.models import Draft, Due, Elsewhere, Task, Wording
from chamdiem.portal.tasks.sheets import Followed, Known, Named, followed

Latest = TypeVar("Latest", Wording, Due, Elsewhere)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one task as a sheet holds them."""

    wording: Wording
    absence: str
    elsewhere: Elsewhere | None


def document_numbers(*, ids: Collection[int]) -> Mapping[int, str]:
    """Return the numbers of documents as the register has them."""
    return directives.numbers(ids=ids)


def drafts_of(*, author: UUID) -> Sequence[Draft]:
    """Return the sheets of a person that wait, without their content."""
    return list(Draft.objects.filter(by=author).defer("source").order_by("at"))


def draft_of(*, key: UUID, author: UUID) -> Draft | None:
    """Return a sheet that waits, to its author."""
    return Draft.objects.filter(pk=key, by=author).first()


def known(*, numbers: Iterable[str], keys: Collection[str], on: date) -> Known:
    """Return what stands in the registers of the documents and tasks that a sheet names."""
    documents = {
        number: found.pk
        for number in sorted(set(numbers))
        if (found := directives.in_register(number=number))
    }
    return Known(
        organisations=_named(on),
        documents=documents,
        tasks=_tasks(keys),
        given=_given(frozenset(documents.values())),
        followed=_followed(),
    )


def spoken(*, ids: Collection[int]) -> Mapping[int, Spoken]:
    """Return the words of tasks, as last said; three queries however many there are."""
    wordings = _latest(Wording, ids)
    dues = _latest(Due, ids)
    there = _latest(Elsewhere, ids)
    return {
        key: Spoken(row, dues[key].absence if key in dues else "", there.get(key))
        for key, row in wordings.items()
    }


def _latest(rows: type[Latest], ids: Collection[int]) -> Mapping[int, Latest]:
    found: QuerySet[Latest] = rows._default_manager.filter(task__in=ids).order_by("pk")
    return {row.task_id: row for row in found}


def _named(on: date) -> list[Named]:
    return [
        Named(node.id, tuple(filter(None, (node.name, node.short_name, node.unit_code))))
        for node in orgs.tree(on=on)
    ]


def _tasks(keys: Collection[str]) -> Mapping[str, int]:
    rows = Task.objects.filter(public_id__in=keys).values_list("public_id", "pk")
    return {str(public_id): key for public_id, key in rows}


def _given(documents: Collection[int]) -> Mapping[tuple[int, str, int], int]:
    last = Wording.objects.filter(task=OuterRef("pk")).order_by("-id").values("title")[:1]
    rows = Task.objects.filter(directive__in=documents, withdrawal=None).annotate(said=last)
    return {
        (directive, text.folded(said), lead): key
        for directive, said, lead, key in rows.values_list("directive_id", "said", "lead_id", "pk")
        if directive is not None
    }


def _followed() -> Mapping[Followed, tuple[int, str]]:
    rows = Elsewhere.objects.filter(task__withdrawal=None).order_by("task_id", "-id")
    last = rows.distinct("task_id").values_list("system", "number", "task_id", "state")
    found: dict[Followed, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for system, number, task, state in last:
        found[followed(system, number)] = (task, state)
    return dict(found)
