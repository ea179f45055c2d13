"""The few real files of the demonstration: a signed decision, evidence, one file filed twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import typst

from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored
from chamdiem.portal.home.demonstration.cast import Cast
from chamdiem.synthetic import anomalies
from chamdiem.synthetic.courses import UNIT

MARK = "GIẢ ĐỊNH – TỈNH MẪU"
ORDER = "Quyết định chấm điểm chính thức hằng tháng của Tỉnh Mẫu, bản mẫu để trình diễn."
SIGNED = "Quyết định phê duyệt kết quả chấm điểm hằng tháng của Tỉnh Mẫu, bản mẫu để trình diễn."
ALIKE = "Danh mục văn bản đã đăng tải trên trang thông tin điện tử, tháng 10/2026."
PHOTO = "Ảnh màn hình trang thông tin điện tử của đơn vị, tháng 10/2026."


@dataclass(frozen=True, slots=True)
class Papers:
    """The act that orders the scoring, the decision that approvals are recorded by, evidence."""

    ordered: Stored
    signed: Stored
    evidence: Mapping[tuple[str, str], Stored]


def load(cast: Cast, at: datetime) -> Papers:
    """Make the files and keep them, as people upload them."""
    words: dict[str, Any] = {"by": cast.officer, "at": at}
    alike = _made(ALIKE, "pdf")
    evidence = {
        place: files.store(content=alike, name=f"danh-muc-{place[0]}.pdf", **words)
        for place in anomalies.SAME_FILE
    }
    evidence[UNIT, "ND03"] = files.store(
        content=_made(PHOTO, "png"), name="anh-trang-thong-tin.png", **words
    )
    ordered = files.store(content=_made(ORDER, "pdf"), name="cham-chinh-thuc.pdf", **words)
    signed = files.store(
        content=_made(SIGNED, "pdf"),
        name="quyet-dinh-mau.pdf",
        by=cast.office,
        at=at,
    )
    return Papers(ordered, signed, evidence)


def _made(words: str, kind: Literal["pdf", "png"]) -> bytes:
    """Return a page that says it is invented."""
    page = (
        "#set document(date: none)\n"
        "#set page(width: 148mm, height: 105mm)\n"
        f'#align(center)[#text(weight: "bold")[{MARK}]]\n\n{words}\n'
    )
    made: bytes = typst.compile(page.encode(), format=kind, ignore_system_fonts=True)
    return made
