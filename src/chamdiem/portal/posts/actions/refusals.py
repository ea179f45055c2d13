"""What is refused of posts, in words: the rule, who can lift it, until when."""

from datetime import date
from typing import Any, NoReturn

from django.db import IntegrityError

from chamdiem.portal.orgs.actions import Refused
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.choices import HEADING
from chamdiem.portal.posts.facts import Held
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure

Fact = Tenure | Delegation | FocalPoint


class SecondHead(Refused):
    """Raise when an organisation would have two heads on a day (I22)."""


class TwoPosts(Refused):
    """Raise when a person would hold two posts of an organisation on a day."""


class AlreadyFocalPoint(Refused):
    """Raise when a person is a focal point of the organisation already."""


class OutsideItsOrganisation(Refused):
    """Raise when a post begins before the organisation was founded or lasts after its end."""


def refuse(failure: IntegrityError, row: Fact) -> NoReturn:
    """Say in words what the database refused."""
    told: Any = getattr(failure.__cause__, "diag", None)
    name = getattr(told, "constraint_name", None)
    if name == "an_organisation_has_one_head_a_day":
        raise SecondHead(_second_head(row)) from failure
    if name == "a_person_holds_one_post_of_an_organisation_a_day":
        raise TwoPosts(
            f"Người này đã có chức vụ ở cơ quan này trong thời gian {_days_of(row)}. Mỗi người chỉ "
            "giữ một chức vụ trong một cơ quan ở một thời điểm; hãy ghi thôi chức vụ cũ từ cùng "
            "ngày trước, rồi ghi chức vụ mới."
        ) from failure
    if name == "a_person_is_focal_point_once_a_day":
        raise AlreadyFocalPoint(
            f"Người này đã là đầu mối của cơ quan trong thời gian {_days_of(row)}. Muốn gia hạn, "
            "hãy ghi từ ngày quyết định cũ hết hiệu lực."
        ) from failure
    if name == "a_post_lies_within_the_days_of_its_organisation":
        raise OutsideItsOrganisation(_outside(row)) from failure
    raise failure


def days(first: date, until: date | None) -> str:
    """Say days in words; `until` is the first day no more among them."""
    if until is None:
        return f"từ {first:%d/%m/%Y}"
    return f"từ {first:%d/%m/%Y} đến hết {date.fromordinal(until.toordinal() - 1):%d/%m/%Y}"


def _days_of(row: Fact) -> str:
    return days(row.holds_from, row.holds_until)


def _second_head(row: Fact) -> str:
    there = next((one for one in _heads(row.organisation) if _meet(one, row)), None)
    since = (
        "" if there is None else f" ({there.title}, {days(there.holds_from, there.holds_until)})"
    )
    return (
        f"Trong thời gian {_days_of(row)} cơ quan đã có người đứng đầu{since}. Mỗi ngày một cơ "
        "quan chỉ có một người đứng đầu, kể cả quyền hoặc phụ trách. Người có quyền ghi hãy "
        "dùng “Thay người đứng đầu”, hoặc ghi người cũ thôi giữ chức vụ trước."
    )


def _heads(organisation: Organisation) -> list[Held]:
    return [one for one in queries.tenures(organisation=organisation) if one.kind in HEADING]


def _meet(one: Held, row: Fact) -> bool:
    begins = row.holds_until is None or one.holds_from < row.holds_until
    return begins and (one.holds_until is None or row.holds_from < one.holds_until)


def _outside(row: Fact) -> str:
    there = queries.days_of(organisation=row.organisation)
    said = "; ".join(days(first, until) for first, until in there)
    return (
        f"Chức vụ ghi {_days_of(row)}, nhưng theo ghi nhận cơ quan chỉ có {said}. Chức vụ phải nằm "
        "trong thời gian cơ quan tồn tại: hãy sửa ngày; nếu ngày thành lập hoặc kết thúc của cơ "
        "quan ghi sai, người có quyền ghi thay đổi về cơ quan đính chính trước."
    )
