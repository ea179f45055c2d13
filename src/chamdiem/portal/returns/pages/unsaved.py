"""The page of a return after a save that was refused: what was typed stands in it (chưa lưu)."""

from collections.abc import Callable, Collection
from dataclasses import replace
from unicodedata import normalize

from chamdiem.portal.common import text
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.actions import Typed
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.incoming import Incoming, TypedRemark
from chamdiem.portal.returns.pages.filling import OPTIONS, Criterion, Field, FormPage

NOT_SAVED = "Chưa lưu."
CUT = "Đã bỏ ký tự không đọc được; hãy xem lại."


def with_typed(page: FormPage, *, desk: Desk, said: Incoming) -> FormPage:
    """Return the page with what was typed in its fields, each that is not saved marked.

    The versions are those the person had in sight: what others saved meanwhile is not overwritten
    by saving again.
    """
    cells = {one.code: one for one in said.cells}
    remarks = {one.leaf: one for one in said.remarks}

    def field(one: Field) -> Field:
        typed = cells.get(one.code)
        return _typed(one, typed, desk, said) if typed else one

    def criterion(one: Criterion) -> Criterion:
        typed = remarks.get(one.code)
        return _remark(one, typed, said) if typed else one

    return replace(_each(page, field, criterion), is_unsaved=True)


def beside(
    page: FormPage, *, said: Incoming, codes: Collection[str], leaves: Collection[str]
) -> FormPage:
    """Return the page on which the values of others stand, what was typed said beside each."""
    cells = {one.code: one.text or _label(one) for one in said.cells if one.code in codes}
    remarks = {one.leaf: one.text for one in said.remarks if one.leaf in leaves}

    def field(one: Field) -> Field:
        return (
            replace(one, note=_other(cells[one.code]), is_wrong=True) if one.code in cells else one
        )

    def criterion(one: Criterion) -> Criterion:
        return replace(one, remark_note=_other(remarks[one.code])) if one.code in remarks else one

    return replace(_each(page, field, criterion), is_unsaved=True)


def _each(
    page: FormPage, field: Callable[[Field], Field], criterion: Callable[[Criterion], Criterion]
) -> FormPage:
    return replace(
        page,
        sections=tuple(
            replace(
                section,
                criteria=tuple(
                    criterion(replace(one, fields=tuple(map(field, one.fields))))
                    for one in section.criteria
                ),
            )
            for section in page.sections
        ),
    )


def _typed(one: Field, typed: Typed, desk: Desk, said: Incoming) -> Field:
    cell = desk.sheet.drafted.cells.get(one.code)
    if _is_saved(one, typed, cell.answer if cell else Answer.VALUE):
        return one
    refusal = ""
    if typed.answer is Answer.VALUE and typed.text:
        refusal = reading.read(typed.text, desk.sheet.scheme.input(one.code)).refusal
    cut = CUT if one.code in said.cut else ""
    return replace(
        one,
        text=typed.text if typed.answer is Answer.VALUE else "",
        version=typed.seen,
        options=OPTIONS[typed.answer],
        note=" ".join(filter(None, (NOT_SAVED, cut, refusal))),
        is_wrong=True,
    )


def _is_saved(one: Field, typed: Typed, answer: Answer) -> bool:
    """Tell whether what was typed is what stands; a state chosen from the list has no text."""
    if typed.answer != answer:
        return False
    return typed.answer is not Answer.VALUE or text.nfc(typed.text) == one.text


def _remark(one: Criterion, typed: TypedRemark, said: Incoming) -> Criterion:
    written = normalize("NFC", typed.text.replace("\r\n", "\n")).strip()
    if written == one.remark:
        return one
    note = f"{NOT_SAVED} {CUT}" if one.code in said.cut else NOT_SAVED
    return replace(one, remark=written, remark_version=typed.seen, remark_note=note)


def _label(one: Typed) -> str:
    return str(one.answer.label) if one.answer else ""


def _other(typed: str) -> str:
    return f"Người khác vừa sửa. Ông/bà đã gõ “{typed or 'trống'}”, chưa lưu."
