"""What who manages inspections may do with one, the next step first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from chamdiem.portal.inspections.choices import State
from chamdiem.portal.inspections.facts import Told
from chamdiem.portal.inspections.models import Minutes

OVER = (State.CLOSED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Act:
    """One act that the person may do here."""

    label: str
    address: str
    is_main: bool = False


def acts(told: Told, minutes: Minutes | None, *, on: date) -> tuple[Act, ...]:
    """Return what may be done with an inspection on a day."""
    if minutes is not None:
        return tuple(_after_minutes(told))
    return () if told.state in OVER else tuple(_before_minutes(told, on))


def may_announce(told: Told) -> bool:
    """Tell whether the plan waits to be announced."""
    return not told.is_announced and told.state not in OVER


def may_close(told: Told) -> bool:
    """Tell whether the inspection can be asked to close; the action says what is left."""
    return told.state in (State.RECORDED, State.REMEDYING)


def _before_minutes(told: Told, on: date) -> Iterator[Act]:
    if told.is_announced and told.from_on <= on:
        yield Act("Ghi kết quả", _to(told, "results"), is_main=True)
        yield Act("Ghi phát hiện", _to(told, "finding"))
        yield Act("Ghi biên bản", _to(told, "minutes"))
    yield Act("Thêm mục kiểm tra", _to(told, "items"))
    yield Act("Sửa kế hoạch", _to(told, "revise"))
    yield Act("Huỷ", _to(told, "cancel"))


def _after_minutes(told: Told) -> Iterator[Act]:
    if told.state not in OVER:
        yield Act("Ghi phát hiện", _to(told, "finding"))
        yield Act("Ghi lại biên bản", _to(told, "minutes"))
    yield Act("Yêu cầu thẩm định lại", _to(told, "reappraise"))


def _to(told: Told, name: str) -> str:
    return reverse(f"inspections:{name}", args=[told.public_id])
