"""Invented values for the gallery: each component in each of its states."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from chamdiem.engine.periods import Month
from chamdiem.portal.common import lists
from chamdiem.portal.common.charts import Chart, Series
from chamdiem.portal.common.look import Crumb, Grade, MonthChoice

BANDS = ("Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc")
NAMES = (
    "Sở Khoa học và Công nghệ",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Nông nghiệp và Môi trường",
    "Văn phòng UBND tỉnh",
    "UBND phường Đoàn Kết",
    "UBND xã Sìn Hồ",
    "UBND xã Bum Tở",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the example table."""

    rank: int
    name: str
    block: str
    total: int | None
    change: int | None
    grade: Grade | None


class Example(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Tên phương án", help_text="Như ghi ở trích yếu của quyết định.")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "Sở, ban, ngành"), ("b", "Xã, phường")])
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea({"rows": 3}))
    figures = forms.FileField(label="Tệp số liệu", help_text="CSV hoặc XLSX.")


TABLE: lists.Declared[Line] = lists.Declared(
    searched=lambda line: line.name,
    sorts={
        "rank": lambda line: line.rank,
        "name": lambda line: lists.text.collation_key(line.name),
        "total": lambda line: line.total if line.total is not None else -1,
    },
    sort="rank",
    filters=(lists.Filter("block", "Khối", lambda line: line.block),),
    per_page=5,
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the gallery shows."""
    return {
        "crumbs": (Crumb("Trang đầu", "/"), Crumb("Thành phần")),
        "months": months(),
        "grades": [Grade(name, place, len(BANDS)) for place, name in enumerate(BANDS)],
        "list": lists.arrange(rows(), TABLE, request.GET.dict()),
        "line_chart": line_chart(),
        "bar_chart": bar_chart(),
        "form": Example(),
        "wrong_form": Example({"name": "", "kind": "a"}, MultiValueDict()),
    }


def months() -> list[MonthChoice]:
    """Return eight months, the last but one current."""
    first = Month(2026, 2)
    return [
        MonthChoice(first.shift(i), f"#{i}", i == 6, "chưa công bố" if i == 7 else "")
        for i in range(8)
    ]


def rows() -> list[Line]:
    """Return the lines of the example table, one without points."""
    last = len(NAMES) - 1
    return [
        Line(
            rank=place + 1,
            name=name,
            block="Xã, phường" if "UBND xã" in name or "phường" in name else "Sở, ban, ngành",
            total=None if place == last else 9125 - place * 811,
            change=(None, 125, -210, 0)[place % 4],
            grade=None if place == last else Grade(BANDS[4 - place // 2], 4 - place // 2, 5),
        )
        for place, name in enumerate(NAMES)
    ]


def line_chart() -> Chart:
    """Return a chart of months with a gap."""
    labels = tuple(f"{number}/2026" for number in range(2, 10))
    unit = Series("Sở Nội vụ", (5810, 6025, None, 6325, 6610, 6580, 7025, 7240))
    block = Series("Trung vị của khối", (5500, 5610, 5700, 5820, 5900, 6010, 6150, 6190))
    return Chart("duong", "Điểm theo tháng", "line", labels, (unit, block), top=10000)


def bar_chart() -> Chart:
    """Return a chart of units with one marked."""
    lines = [line for line in rows() if line.total is not None]
    values = tuple(line.total for line in lines)
    labels = tuple(line.name for line in lines)
    return Chart(
        "thanh", "Tổng điểm trong khối", "bar-across", labels, (Series("Tổng điểm", values),),
        top=10000, marked=2, label_heading="Đơn vị",
    )  # fmt: skip
