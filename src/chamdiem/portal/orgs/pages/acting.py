"""The pages of acts on one organisation, on the jurisdiction, on a block."""

from datetime import date
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.facts import Episode
from chamdiem.portal.orgs.forms.parts import Act, Described
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.orgs.pages import words
from chamdiem.portal.orgs.pages.form import DOCUMENT, FACTS, ActPage, Difference, Look, page

GROUPS = ((FACTS, Described.FACTS), (DOCUMENT, Act.DOCUMENT))
ESTABLISH = Look(
    "Khai báo địa bàn",
    "Một hệ thống phục vụ một địa bàn: một tỉnh, thành phố, hoặc một bộ, ngành.",
    ("Khai báo một lần, không đổi được.", "Sau đó ghi được các cơ quan, đơn vị thuộc địa bàn."),
    "Khai báo",
    "Khai báo địa bàn này? Không đổi được về sau.",
)
FOUND = Look(
    "Ghi cơ quan, đơn vị mới",
    "Một cơ quan được thành lập, hoặc đã có từ trước mà hệ thống chưa ghi.",
    ("Từ ngày ấy cơ quan có trong danh mục.", words.UNCHANGED),
    "Ghi cơ quan mới",
)
CHANGE = Look(
    "Đổi thông tin",
    "Tên, loại, khối, cấp trên hoặc mã khác từ một ngày; trước ngày ấy vẫn như cũ.",
    (
        "Trước ngày ấy, mọi trang vẫn cho thấy thông tin cũ.",
        "Muốn sửa điều đã ghi sai thì dùng Đính chính, không dùng trang này.",
        words.UNCHANGED,
    ),
    "Ghi thay đổi",
)
ABOLISH = Look(
    "Kết thúc hoạt động",
    "Giải thể hoặc kết thúc hoạt động mà không có cơ quan kế thừa.",
    (
        "Từ ngày ấy cơ quan không còn trong danh mục; trước ngày ấy vẫn như cũ.",
        "Có cơ quan kế thừa thì dùng Sáp nhập hoặc Chia, tách.",
        words.UNCHANGED,
    ),
    "Ghi kết thúc",
    "Ghi cơ quan này kết thúc hoạt động?",
)
CORRECT = Look(
    "Đính chính",
    "Sửa điều đã ghi sai về một khoảng thời gian.",
    (
        "Điều đã ghi trước vẫn được giữ, xem lại được bằng “như đã biết đến hết ngày”.",
        words.UNCHANGED,
    ),
    "Ghi đính chính",
)
SETTLE = Look(
    "Khối chấm điểm, khối chỉ theo dõi",
    "Định từ ngày nào một khối được chấm điểm, hoặc chỉ theo dõi.",
    ("Áp dụng cho các tháng từ ngày ấy.", words.UNCHANGED),
    "Ghi cho khối",
)


def establish_page(*, form: Any, refusal: object) -> ActPage:
    """Return the form that says whom this installation serves."""
    groups = (("Địa bàn", ("is_ministry", *Described.FACTS)), (DOCUMENT, Act.DOCUMENT))
    return page(
        look=ESTABLISH, form=form, groups=groups, back=reverse("orgs:list"), refusal=refusal
    )


def found_page(*, form: Any, refusal: object, on: date) -> ActPage:
    """Return the form of a new organisation."""
    groups = (("Cơ quan, đơn vị", ("how", *Described.FACTS)), (DOCUMENT, Act.DOCUMENT))
    return page(
        look=FOUND, form=form, groups=groups, back=reverse("orgs:list"), refusal=refusal, on=on
    )


def change_page(
    *, organisation: Organisation, form: Any, refusal: object, on: date, seen: int | None
) -> ActPage:
    """Return the form of other facts; `seen` is what a stale form was drawn from."""
    return page(
        look=CHANGE,
        form=form,
        groups=GROUPS,
        refusal=refusal,
        on=on,
        differences=_differences(organisation, form, seen, on),
        **of(organisation, on),
    )


def abolish_page(*, organisation: Organisation, form: Any, refusal: object, on: date) -> ActPage:
    """Return the form of an end."""
    groups = ((DOCUMENT, Act.DOCUMENT),)
    return page(look=ABOLISH, form=form, groups=groups, refusal=refusal, **of(organisation, on))


def correct_page(*, organisation: Organisation, form: Any, refusal: object, on: date) -> ActPage:
    """Return the form of a correction."""
    groups = (
        ("Điều đúng", (*Described.FACTS, "on", "until")),
        ("Căn cứ và lý do", ("reason", *Act.DOCUMENT[:-1])),
    )
    return page(
        look=CORRECT, form=form, groups=groups, refusal=refusal, on=on, **of(organisation, on)
    )


def blocks_page(*, form: Any, refusal: object, on: date) -> ActPage:
    """Return which blocks are scored today, and the form that settles one."""
    standing = queries.blocks(on=on)
    rows = tuple((str(block.label), standing[block]) for block in Block)
    groups = (("Khối", ("block", "standing")), (DOCUMENT, Act.DOCUMENT))
    back = reverse("orgs:list")
    return page(look=SETTLE, form=form, groups=groups, back=back, refusal=refusal, rows=rows)


def of(organisation: Organisation, on: date) -> dict[str, Any]:
    """Return the way back to an organisation."""
    address = reverse("orgs:organisation", args=[organisation.public_id])
    name = queries.names(ids=[organisation.pk], on=on).get(organisation.pk, "Cơ quan, đơn vị")
    return {"back": address, "crumbs": (Crumb(name, address),)}


def _differences(
    organisation: Organisation, form: Any, seen: int | None, on: date
) -> tuple[Difference, ...]:
    """Return what is no longer as the form showed it, beside what was typed."""
    episodes = queries.history(organisation=organisation)
    drawn = next((one for one in episodes if one.version_id == seen), None)
    current = [one for one in episodes if one.is_current]
    if drawn is None or not current or drawn.version_id == current[-1].version_id:
        return ()
    now = current[-1]
    parents = queries.names(ids={drawn.parent_id or 0, now.parent_id or 0}, on=on)
    return _beside(form, words.facts_of(drawn, parents), words.facts_of(now, parents), drawn, now)


def _beside(
    form: Any, drawn: dict[str, str], now: dict[str, str], first: Episode, last: Episode
) -> tuple[Difference, ...]:
    days = Difference(
        "Có hiệu lực từ ngày",
        f"{first.holds_from:%d/%m/%Y}",
        f"{last.holds_from:%d/%m/%Y}",
        str(form["on"].value() or words.NOTHING),
    )
    told = [] if first.holds_from == last.holds_from else [days]
    return (
        *told,
        *(
            Difference(
                words.LABELS[field],
                drawn[field],
                now[field],
                words.spoken(field, form[field].value()),
            )
            for field in now
            if drawn[field] != now[field]
        ),
    )
