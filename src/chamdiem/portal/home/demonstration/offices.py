"""Heads, deputies and focal points of Tỉnh Mẫu, by the very acts that people use.

One office changed hands so lately that its handover sheet is still open; one unit has no focal
point, and the days of another's have run out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chamdiem import synthetic
from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.home.demonstration.organisations import Recorder, basis
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import actions as posts
from chamdiem.portal.posts.choices import Kind, Side
from chamdiem.portal.posts.models import Handover
from chamdiem.synthetic.people import Contact, Term

APPOINTED, NAMED = 11, 12  # numbers of the invented documents
DIVISION = "Ký thay khi người đứng đầu vắng mặt; chuyển đổi số, cải cách hành chính"


@dataclass(slots=True)
class People:
    """The people noted so far, by unit and name; those with an account are known before."""

    units: Mapping[str, Unit]
    recorder: Recorder
    known: dict[tuple[str, str], User] = field(default_factory=dict)

    def of(self, unit: str, name: str, post: str) -> User:
        """Return a person of a unit; whom nobody noted is noted."""
        key = (unit, name)
        if key not in self.known:
            self.known[key] = accounts.note_person(
                display_name=name, post=post_of(post, self.units[unit]), **self.recorder.words()
            )
        return self.known[key]


def post_of(title: str, unit: Unit) -> str:
    """Say a post with the mark that it is invented."""
    return f"{title}, {unit.name} (giả định)"


def load(
    *,
    organisations: Mapping[str, Organisation],
    units: Sequence[Unit],
    last: Month,
    seed: int,
    known: dict[tuple[str, str], User],
    recorder: Recorder,
) -> None:
    """Record who held which post up to the month `last`; `known` are people with an account."""
    people = People({unit.code: unit for unit in units}, recorder, known)
    for term in synthetic.terms(units, last, seed):
        _appoint(organisations[term.unit], term, people)
    for contact in synthetic.contacts(units, last, seed):
        _name(organisations[contact.unit], contact, people)
    _confirm(last, recorder)


def _appoint(organisation: Organisation, term: Term, people: People) -> None:
    is_deputy = term.kind == Kind.DEPUTY
    posts.appoint(
        organisation=organisation,
        person=people.of(term.unit, term.person, term.title),
        kind=Kind(term.kind),
        title=term.title,
        basis=basis(APPOINTED, term.first, "Về công tác cán bộ"),
        on=term.first,
        until=term.until,
        signs_for_head=is_deputy,
        division=DIVISION if is_deputy else "",
        **people.recorder.words(),
    )


def _name(organisation: Organisation, contact: Contact, people: People) -> None:
    posts.name_focal_point(
        organisation=organisation,
        person=people.of(contact.unit, contact.person, "Đầu mối"),
        task="Theo dõi, cập nhật kết quả chấm điểm",
        basis=basis(NAMED, contact.first, "Về cử đầu mối"),
        on=contact.first,
        until=contact.until,
        **people.recorder.words(),
    )


def _confirm(last: Month, recorder: Recorder) -> None:
    """Let both sides of every handover confirm on paper, but those of the last month."""
    fresh = date(last.year, last.number, 1)
    for handover in Handover.objects.filter(on__lt=fresh).order_by("on", "pk"):
        for side in Side:
            posts.confirm_handover(
                handover=handover,
                side=side,
                paper=f"Biên bản ngày {handover.on:%d/%m/%Y} (giả định)",
                **recorder.words(),
            )
