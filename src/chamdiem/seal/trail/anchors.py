"""Anchors (bản neo): the head of the chain on a day, signed by a key outside the database.

Who owns the database can compute a whole chain anew; who does not hold the key cannot make
it fit a head that was signed, printed and carried away before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chamdiem.formats.problems import Place, Problem, refuse
from chamdiem.seal import canonical, signing, strangers
from chamdiem.seal.signing import Signer
from chamdiem.seal.trail.chain import Walk

KIND = "chamdiem-trail-anchor"
FORMAT = 1
_HEX = {"hash": 64, "public_key": 64, "signature": 128}
_SHAPE = {
    "format": int,
    "kind": str,
    "day": str,
    "number": int,
    "made_at": str,
    **dict.fromkeys(_HEX, str),
}
_ADVICE = "Hãy so với bản neo đã in hoặc đã gửi ra ngoài, và với bản sao lưu gần nhất."


@dataclass(frozen=True, slots=True)
class Anchor:
    """A signed head: on this day the chain had so many links and ended in this hash."""

    day: date
    number: int
    hash: str
    made_at: datetime
    public_key: bytes
    signature: bytes

    @property
    def fingerprint(self) -> str:
        """What identifies the key that signed."""
        return signing.fingerprint(self.public_key)

    @property
    def is_signed(self) -> bool:
        """Tell whether the signature is of this very head."""
        return signing.is_signed(self.public_key, _message(_body(self)), self.signature)

    @property
    def line(self) -> bytes:
        """The line of the file of anchors."""
        return canonical.encode({**_body(self), "signature": self.signature.hex()}) + b"\n"


def make(*, number: int, head: str, day: date, at: datetime, signer: Signer) -> Anchor:
    """Sign the head of the chain."""
    unsigned = Anchor(day, number, head, at, signer.public_key, b"")
    signature = signer.sign(_message(_body(unsigned)))
    return Anchor(day, number, head, at, signer.public_key, signature)


def read(source: bytes, name: str) -> list[Anchor]:
    """Read a file of anchors, one a line, or refuse the line that is none."""
    lines = [line for line in source.split(b"\n") if line.strip()]
    return [_read(line, f"{name}, dòng {at}") for at, line in enumerate(lines, 1)]


def findings(anchors: Iterable[Anchor], walked: Walk, name: str) -> list[Problem]:
    """Hold the chain against its anchors: forged ones, and the first that it does not fit."""
    ordered = sorted(anchors, key=lambda each: (each.number, each.made_at))
    forged = [_forged(each, name) for each in ordered if not each.is_signed]
    signed = [each for each in ordered if each.is_signed]
    return [*forged, *_first_misfit(signed, walked, name)]


def agreeing(anchors: Sequence[Anchor], walked: Walk) -> Anchor | None:
    """Return the latest anchor that the chain fits."""
    fitting = [one for one in anchors if walked.passed.get(one.number) == one.hash]
    return max(fitting, key=lambda each: each.number, default=None)


def _first_misfit(signed: Sequence[Anchor], walked: Walk, name: str) -> Iterator[Problem]:
    held = 0
    for each in signed:
        if each.number > walked.count:
            if walked.finding is None:
                yield _cut(each, walked, name)
            return
        if walked.passed.get(each.number) != each.hash:
            yield _replaced(each, held, name)
            return
        held = each.number


def _cut(anchor: Anchor, walked: Walk, name: str) -> Problem:
    return Problem(
        Place(f"{name}, mục số {walked.count + 1}"),
        f"Chuỗi dừng ở số {walked.count}, mà bản neo ngày {anchor.day:%d/%m/%Y} đã ký tới số "
        f"{anchor.number}",
        "đủ mọi mục đã neo",
        f"Các mục cuối đã bị xoá. {_ADVICE}",
        "missing",
    )


def _replaced(anchor: Anchor, held: int, name: str) -> Problem:
    return Problem(
        Place(f"{name}, mục số {held + 1} đến {anchor.number}"),
        f"Chuỗi khác bản neo ngày {anchor.day:%d/%m/%Y}, dù các mắt xích vẫn khớp nhau",
        f"mã băm {anchor.hash[:16]}… ở số {anchor.number}",
        f"Có mục trong khoảng này đã bị sửa và cả chuỗi được tính lại. {_ADVICE}",
        "recomputed",
    )


def _forged(anchor: Anchor, name: str) -> Problem:
    return Problem(
        Place(f"{name}, bản neo ngày {anchor.day:%d/%m/%Y}"),
        "Chữ ký của bản neo không khớp",
        "bản neo đúng như lúc ký",
        "Tệp neo đã bị sửa; hãy dùng bản giữ ở nơi khác.",
        "signature",
    )


def _body(anchor: Anchor) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "kind": KIND,
        "day": anchor.day.isoformat(),
        "number": anchor.number,
        "hash": anchor.hash,
        "made_at": anchor.made_at.isoformat(timespec="seconds"),
        "public_key": anchor.public_key.hex(),
    }


def _message(body: dict[str, Any]) -> bytes:
    return signing.statement("trail-anchor", canonical.encode(body))


def _read(line: bytes, name: str) -> Anchor:
    whole = strangers.read(line, name, _SHAPE)
    if (whole["kind"], whole["format"]) != (KIND, FORMAT):
        expected = f"{KIND}, định dạng {FORMAT}"
        raise refuse(Place(name), "Không phải bản neo", expected, rule="kind")
    for field, length in _HEX.items():
        if not re.fullmatch(rf"[0-9a-f]{{{length}}}", whole[field]):
            expected = f"{length} chữ số thập lục phân viết thường"
            raise refuse(Place(f"{name}, {field}"), "Sai dạng", expected, rule="hex")
    try:
        day, made_at = date.fromisoformat(whole["day"]), datetime.fromisoformat(whole["made_at"])
    except ValueError:
        expected = "ngày và giờ như “chamdiem audit anchor” ghi"
        raise refuse(Place(name), "Ngày giờ sai dạng", expected, rule="moment") from None
    key, signature = bytes.fromhex(whole["public_key"]), bytes.fromhex(whole["signature"])
    return Anchor(day, whole["number"], whole["hash"], made_at, key, signature)
