"""The one door to guidance: anybody signed in reads it; a unit's people ask for their unit."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.common.rights import Right
from chamdiem.portal.guidance import queries
from chamdiem.portal.guidance.facts import Refused
from chamdiem.portal.guidance.models import Answer, Guidance, Question, Training
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.access import version_to_see
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of


def version(*, scheme_id: str, version: str) -> SchemeVersion:
    """Return the version of that identity."""
    return version_to_see(scheme_id=scheme_id, version=version)


def version_chosen(*, written: str) -> SchemeVersion:
    """Return the version that a form names by its key."""
    found = SchemeVersion.objects.filter(pk=written).first() if written.isdecimal() else None
    if found is None:
        raise Refused("Hãy chọn lại phiên bản của bộ tiêu chí.")
    return found


def leaf_of(*, version: SchemeVersion, code: str) -> Leaf:
    """Return the criterion of that code."""
    for leaf in scheme_of(version).leaves():
        if leaf.code == code:
            return leaf
    raise Http404


def writes(user: Any) -> bool:
    """Tell whether the person drafts guidance and answers."""
    return bool(user.is_authenticated and user.has_perm(Right.GUIDANCE_WRITE))


def releases(user: Any) -> bool:
    """Tell whether the person releases them."""
    return bool(user.is_authenticated and user.has_perm(Right.GUIDANCE_RELEASE))


def is_of_the_department(user: Any) -> bool:
    """Tell whether the person sees who asked, and drafts."""
    return writes(user) or releases(user)


def units_of(*, user: Any, on: date) -> frozenset[int]:
    """Return the organisations for which the person may ask: those whose return they work on."""
    found: frozenset[int] = frozenset()
    for right in (Right.RETURNS_FILL, Right.RETURNS_FILL_PART, Right.UNITS_SEE_OWN):
        found |= rights.organisations_where(user=user, right=right, on=on)
    return found


def unit_to_ask_for(*, user: Any, written: str, on: date) -> Organisation:
    """Return the organisation for which a person asks; to others there is none."""
    own = Organisation.objects.filter(pk__in=units_of(user=user, on=on)).order_by("pk")
    for unit in own:
        if written in ("", str(unit.public_id)):
            return unit
    raise Http404


def draft_to_release(*, version: SchemeVersion, leaf: str, key: str) -> Guidance:
    """Return the guidance that a form names by its key."""
    rows = Guidance.objects.select_related("version").filter(version=version, leaf=leaf)
    found = rows.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Refused("Bản soạn này không có; hãy mở lại trang, xem bản mới nhất rồi phát hành.")
    return found


def question_to_see(*, user: Any, public_id: UUID, on: date) -> Question:
    """Return a question to the Department and to the unit that asked it."""
    rows = Question.objects.select_related("version", "organisation")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    is_own = found.organisation_id in units_of(user=user, on=on)
    if not (is_own or is_of_the_department(user)):
        raise Http404
    return found


def answer_to_release(*, question: Question, key: str) -> Answer:
    """Return the answer that a form names by its key."""
    rows = Answer.objects.select_related("question").filter(question=question)
    found = rows.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Refused("Câu trả lời này không có; hãy mở lại trang, xem bản mới nhất.")
    return found


def training_to_see(*, public_id: UUID) -> Training:
    """Return a training; whoever has signed in sees it."""
    found = Training.objects.select_related("version").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def require_writing(*, user: Any) -> None:
    """Let nobody draft who has not the right; the unit only reads."""
    if not writes(user):
        raise Refused("Người có quyền soạn hướng dẫn của Sở KH&CN làm việc này; ông/bà chỉ xem.")


def require_releasing(*, user: Any) -> None:
    """Let nobody release who has not the right."""
    if not releases(user):
        raise Refused("Lãnh đạo Sở KH&CN có quyền phát hành hướng dẫn làm việc này.")


def came(*, said: Mapping[int, int | None]) -> dict[Organisation, int]:
    """Return the organisations that a list of attendance names, with how many came."""
    found = Organisation.objects.in_bulk(said)
    if len(found) != len(said):
        raise Http404
    counts = {found[key]: people for key, people in said.items() if people is not None}
    if len(counts) != len(said):
        raise Refused("Số người dự ghi bằng chữ số, ví dụ 3; không có ai thì để trống.")
    return counts


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is the material of a training, which whoever has signed in reads."""
    return bool(user.is_authenticated) and queries.is_material(key)


def gives_files(user: Any) -> bool:
    """Tell whether the person gives material."""
    return writes(user)
