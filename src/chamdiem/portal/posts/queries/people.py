"""People to choose from where a post is recorded, found with or without diacritics."""

from dataclasses import dataclass
from uuid import UUID

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.posts.facts import Person
from chamdiem.portal.posts.queries import rows

MOST = 100


@dataclass(frozen=True, slots=True)
class Found:
    """People that match, at most `MOST` of them, and how many there are."""

    people: tuple[Person, ...]
    total: int

    @property
    def is_cut(self) -> bool:
        """Tell whether some that match are left out."""
        return self.total > len(self.people)


def people(*, words: str = "") -> Found:
    """Return people whose name or post has every word, in the order of a dictionary."""
    wanted = text.folded(words).split()
    known = [rows.person(user) for user in User.objects.filter(erased_at=None).order_by("id")]
    matching = [one for one in known if _matches(one, wanted)]
    matching.sort(key=lambda one: text.collation_key(one.name))
    return Found(tuple(matching[:MOST]), len(matching))


def person(*, public_id: UUID) -> User | None:
    """Return the person of that opaque id, unless erased."""
    return User.objects.filter(public_id=public_id, erased_at=None).first()


def _matches(one: Person, wanted: list[str]) -> bool:
    searched = text.folded(f"{one.name} {one.post}")
    return all(word in searched for word in wanted)
