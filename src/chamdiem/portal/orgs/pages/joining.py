"""The pages of reforms: what a merger or a division would do, before it is done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.forms import MergeForm
from chamdiem.portal.orgs.forms.joining import EXISTING, NEW
from chamdiem.portal.orgs.forms.parts import Act, Described
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.orgs.pages import acting, words
from chamdiem.portal.orgs.pages.form import DOCUMENT, ActPage, Look, page

MERGE = Look(
    "Sáp nhập, hợp nhất",
    "Nhiều cơ quan thành một cơ quan mới, hoặc nhập vào một cơ quan đang có.",
    (
        "Cơ quan sáp nhập toàn bộ kết thúc từ ngày ấy; cơ quan kế thừa được nối với chúng.",
        "Cơ quan còn đơn vị trực thuộc thì chưa kết thúc được: chuyển các đơn vị ấy trước.",
        words.UNCHANGED,
    ),
    "Ghi sáp nhập",
    is_previewed=True,
)
SPLIT = Look(
    "Chia, tách",
    "Một cơ quan chia thành nhiều cơ quan mới, hoặc tách ra một cơ quan mới.",
    ("Các cơ quan mới được nối với cơ quan cũ.", words.UNCHANGED),
    "Ghi chia, tách",
    is_previewed=True,
)


def merge_page(*, form: Any, refusal: object, is_preview: bool, on: date) -> ActPage:
    """Return the form of a merger, with what it would do."""
    groups = (
        ("Các cơ quan được sáp nhập", ("whole", "part")),
        ("Cơ quan kế thừa", ("into",)),
        ("Nhập vào cơ quan đang có", ("stays",), f"into={EXISTING}"),
        ("Nhập vào cơ quan mới", Described.FACTS, f"into={NEW}"),
        (DOCUMENT, Act.DOCUMENT),
    )
    return page(
        look=MERGE,
        form=form,
        groups=groups,
        back=reverse("orgs:list"),
        refusal=refusal,
        on=on,
        preview=_merged(form) if is_preview else (),
    )


def split_page(
    *,
    organisation: Organisation,
    form: Any,
    parts: Any,
    refusal: object,
    is_preview: bool,
    on: date,
) -> ActPage:
    """Return the form of a division, with what it would do."""
    return page(
        look=SPLIT,
        form=form,
        groups=(("Cách chia, tách", ("how",)), (DOCUMENT, Act.DOCUMENT)),
        refusal=refusal,
        on=on,
        parts=parts,
        preview=_divided(organisation, form, parts) if is_preview else (),
        **acting.of(organisation, on),
    )


def _merged(form: MergeForm) -> tuple[str, ...]:
    data = form.cleaned_data
    day = f"{form.on_day:%d/%m/%Y}"
    whole, part = data["whole_nodes"], data["part_nodes"]
    told = [f"“{node.name}” kết thúc, hết ngày trước {day}." for node in whole]
    told += [f"“{node.name}” còn hoạt động, chuyển một phần." for node in part]
    several = _listed([node.name for node in (*whole, *part)])
    if data["into"] == EXISTING:
        told.append(f"“{data['stays_node'].name}” giữ nguyên tên và mã, kế thừa {several}.")
    else:
        told.append(f"“{data['name']}” được thành lập từ ngày {day}, kế thừa {several}.")
    return (*told, words.UNCHANGED)


def _divided(organisation: Organisation, form: Any, parts: Any) -> tuple[str, ...]:
    day = f"{form.on_day:%d/%m/%Y}"
    name = queries.names(ids=[organisation.pk], on=form.on_day).get(organisation.pk, "")
    ends = form.cleaned_data["how"] == "ends"
    old = f"“{name}” kết thúc, hết ngày trước {day}." if ends else f"“{name}” còn hoạt động."
    made = [
        f"“{part.cleaned_data['name']}” được thành lập từ ngày {day}, kế thừa một phần “{name}”."
        for part in parts.filled
    ]
    return (old, *made, words.UNCHANGED)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
