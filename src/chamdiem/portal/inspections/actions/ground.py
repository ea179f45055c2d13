"""What every act on an inspection stands on: words, order, and nobody who is of the unit."""

from datetime import date, datetime

from django.db import connection

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import moments, text
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.facts import Refused
from chamdiem.portal.inspections.models import Inspection, Visit
from chamdiem.portal.inspections.standing import Course, has_begun
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import Bond
from chamdiem.portal.posts.facts import Post
from chamdiem.portal.rights import queries as rights

LONGEST = 6000


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class IsOver(Refused):
    """Raise when an inspection was cancelled or closed."""


class NotBegun(Refused):
    """Raise when the team is not at work yet."""


class HasMinutes(Refused):
    """Raise when the minutes say already what is to be changed."""


class OddDays(Refused):
    """Raise when days do not follow each other, or one is yet to come."""


class IsOfTheUnit(Refused):
    """Raise when somebody would inspect or judge the unit they belong to."""


def said(written: str, *, what: str, longest: int = LONGEST) -> str:
    """Return words as they are kept; refuse none."""
    kept = optional(written, longest)
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def optional(written: str, longest: int = LONGEST) -> str:
    """Return words as they are kept, nothing where nothing was written."""
    return text.nfc(written).strip()[:longest]


def take_turns(row: Inspection | Visit) -> None:
    """Let those who act on one thing follow each other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [row._meta.db_table, row.pk]
        )


def open_course(inspection: Inspection) -> Course:
    """Return how far an inspection has come, for who acts now; refuse one that is over."""
    take_turns(inspection)
    found = queries.course(inspection=inspection)
    if found.is_cancelled:
        raise IsOver("Cuộc kiểm tra đã huỷ, không ghi thêm được; cần thì lập kế hoạch mới.")
    if found.is_closed:
        raise IsOver("Cuộc kiểm tra đã kết thúc, không ghi thêm được; cần thì lập kế hoạch mới.")
    return found


def require_begun(course: Course, at: datetime) -> None:
    """Refuse what only a team at work can say."""
    if not course.is_announced:
        raise NotBegun(
            "Kế hoạch chưa công bố nên chưa ghi được; Sở KH&CN công bố kế hoạch rồi ghi."
        )
    if not has_begun(course, on=moments.day_of(at)):
        raise NotBegun(
            f"Chưa đến ngày kiểm tra ({course.from_on:%d/%m/%Y}) nên chưa ghi được; nếu kiểm tra "
            "sớm hơn, hãy sửa ngày trong kế hoạch trước."
        )


def require_no_minutes(course: Course) -> None:
    """Refuse to change what the minutes say."""
    if course.has_minutes:
        raise HasMinutes(
            "Biên bản đã ghi nên kế hoạch, danh mục và kết quả giữ nguyên như trong biên bản."
        )


def require_minutes(course: Course, *, what: str) -> None:
    """Refuse what rests on minutes that are not there yet."""
    if not course.has_minutes:
        raise NotBegun(f"Chưa có biên bản nên chưa {what}; hãy ghi biên bản trước.")


def require_order(first: date, last: date) -> None:
    """Refuse days that end before they begin."""
    if last < first:
        raise OddDays(
            f"Ngày kết thúc ({last:%d/%m/%Y}) phải từ ngày bắt đầu ({first:%d/%m/%Y}) trở đi."
        )


def require_past(day: date, at: datetime, *, what: str) -> None:
    """Refuse the day of a document that is yet to come."""
    if day > moments.day_of(at):
        raise OddDays(f"{what} ({day:%d/%m/%Y}) không thể sau hôm nay.")


def require_apart(person: User, unit: Organisation, first: date, last: date) -> None:
    """Refuse somebody who belongs to a unit on one of those days: by post or by role (I16)."""
    post = _post_there(person, unit, first, last)
    if post is not None:
        raise IsOfTheUnit(
            f"{person} đang giữ “{post.words or Bond(post.bond).label}” ở đơn vị được kiểm tra nên "
            "không kiểm tra, không xác nhận khắc phục của đơn vị ấy. Hãy chọn người khác; nếu "
            "người này đã thôi giữ, người quản trị ghi việc ấy trước."
        )
    if any(unit.pk in rights.belongs_to(user=person, on=day) for day in (first, last)):
        raise IsOfTheUnit(
            f"{person} có vai trò của đơn vị được kiểm tra nên không kiểm tra, không xác nhận khắc "
            "phục của đơn vị ấy. Hãy chọn người khác."
        )


def _post_there(person: User, unit: Organisation, first: date, last: date) -> Post | None:
    """Return what binds a person to a unit on some day of a span."""
    held = posts.posts_from(user=person, on=first)
    days = {
        max(one.holds_from, first)
        for one in held
        if one.organisation_id == unit.pk and one.holds_from <= last
    }
    for day in sorted(days):
        for post in posts.posts_of(user=person, on=day):
            if post.organisation_id == unit.pk:
                return post
    return None
