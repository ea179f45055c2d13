"""Sections given to colleagues: they write there and nowhere else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from chamdiem.portal.returns import access, actions, queries
from chamdiem.portal.rights.roles import Role
from tests.factories import people, returns

AT = returns.AT


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)


def _editor(made):
    return people.person(role=Role.PART_EDITOR, organisation=made.organisation, part="Một cửa")


def _assign(made, person, **other):
    due = AT + timedelta(days=1)
    return actions.assign(
        of=made.of,
        node="progress",
        person=person,
        due_at=other.get("due_at", due),
        by=made.officer,
        at=AT,
    )


def _desk(made, user):
    return access.desk(
        user=user,
        month=queries.sheet(of=made.of).month,
        public_id=made.organisation.public_id,
        on=AT.date(),
    )


def test_a_colleague_writes_in_the_section_given_from_then_on(db):
    made = returns.office()
    editor = _editor(made)
    before = _desk(made, editor).fills

    _assign(made, editor)

    assert before is False
    assert _desk(made, editor).within == {"done", "all"}


def test_only_a_colleague_of_the_unit_is_given_a_section(db, outsider):
    with pytest.raises(actions.Refused, match="chưa có vai trò"):
        _assign(returns.office(), outsider)


def test_a_due_time_that_is_over_is_refused(db):
    made = returns.office()

    with pytest.raises(actions.Refused, match="đã qua"):
        _assign(made, _editor(made), due_at=AT)


def test_a_section_is_done_once_and_taken_back(db):
    made = returns.office()
    _assign(made, _editor(made))

    actions.mark_done(of=made.of, node="progress", by=made.officer, at=AT)
    with pytest.raises(actions.Refused):
        actions.mark_done(of=made.of, node="progress", by=made.officer, at=AT)
    actions.take_part_back(of=made.of, node="progress", by=made.officer, at=AT)

    assert queries.drafted(of=made.of).parts == {}


def test_sections_are_given_on_the_page(client, db):
    made = returns.office()
    editor = _editor(made)
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    here = reverse("returns:parts", kwargs=which)
    client.force_login(made.officer)

    client.post(here, {"node": "progress", "person": str(editor.public_id), "due_on": "04/09/2026"})

    page = client.get(here).content.decode()
    assert "đang làm" in page
    assert queries.drafted(of=made.of).parts["progress"].person == editor.public_id


def test_who_was_given_a_section_says_on_the_page_that_it_is_done(client, db):
    made = returns.office()
    editor = _editor(made)
    _assign(made, editor)
    which = {"month": made.of.period.month, "organisation": made.organisation.public_id}
    client.force_login(editor)

    page = client.get(reverse("returns:form", kwargs=which)).content.decode()
    client.post(reverse("returns:act", kwargs=which), {"act": "done:progress"})
    again = client.post(reverse("returns:act", kwargs=which), {"act": "present"})

    assert "Báo xong phần “Tiến độ”" in page
    assert queries.drafted(of=made.of).parts["progress"].done_at == AT
    assert again.status_code == 404
