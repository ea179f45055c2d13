"""Forms of the register: a document entered by hand, said anew, marked, directed, cited."""

from datetime import date
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField, line
from chamdiem.portal.directives.choices import TYPES, Level, Relation
from chamdiem.portal.directives.facts import Cited, Marks, Said

BLANKS = (("number", "Số"), ("issued_on", "Ngày ban hành"))


class SaidForm(forms.Form):
    """What is known of a document (thông tin văn bản)."""

    doc_type = forms.ChoiceField(
        label="Tên loại", choices=[("", "Chọn tên loại…"), *((one, one) for one in TYPES)]
    )
    number = line("Số", 20, required=False, help_text="Ví dụ 4585. Văn bản để trống thì để trống.")
    symbol = line("Ký hiệu", 80, required=False, help_text="Ví dụ QĐ-BKHCN, UBND-VX, NQ/TW.")
    issued_on = DayField(label="Ngày ban hành", required=False, help_text="Ghi ngày/tháng/năm.")
    issuer = line("Cơ quan ban hành", 200)
    level = forms.ChoiceField(label="Cấp ban hành", choices=Level.choices)
    subject = line("Trích yếu", 4000, widget=forms.Textarea(attrs={"rows": 3}))
    signer = line("Người ký", 120, required=False)
    signer_title = line(
        "Chức vụ, thẩm quyền ký",
        200,
        required=False,
        help_text="Ví dụ KT. CHỦ TỊCH.",
    )
    typed = forms.MultipleChoiceField(
        label="Văn thư gõ vì văn bản để trống",
        choices=BLANKS,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text="Đánh dấu thì nơi hiển thị sẽ ghi “gõ tay”.",
    )

    def said(self) -> Said:
        """Return what was filled in."""
        given = self.cleaned_data
        return Said(
            issuer=given["issuer"],
            subject=given["subject"],
            doc_type=given["doc_type"],
            level=Level(given["level"]),
            number=given["number"],
            symbol=given["symbol"],
            issued_on=given["issued_on"],
            signer=given["signer"],
            signer_title=given["signer_title"],
            typed=tuple(given["typed"]),
        )


class RegisterForm(SaidForm):
    """Enter a document by hand (vào sổ)."""

    received_on = DayField(
        label="Ngày đến", error_messages={"required": "Hãy ghi ngày văn bản đến."}
    )
    groups = line(
        "Nơi nhận thực hiện, như văn bản ghi",
        2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một nhóm hoặc một cơ quan: “Các sở, ban, ngành tỉnh”, “UBND các xã, "
        "phường”, “Sở Tài chính”. Nhóm được hiểu theo ngày của văn bản.",
    )
    is_to_be_known = forms.BooleanField(label="Phải quán triệt", required=False)
    is_not_posted = forms.BooleanField(label="Không đăng tải", required=False)
    replaces = line(
        "Thay thế văn bản số",
        110,
        required=False,
        help_text="Ví dụ 12/KH-UBND.",
    )
    file = forms.FileField(label="Tệp văn bản", required=False, help_text="PDF, DOCX, bản quét.")

    def day(self) -> date:
        """Return the day by which groups are understood: the document's, or its arrival."""
        found: date = self.cleaned_data["issued_on"] or self.cleaned_data["received_on"]
        return found

    def marks(self) -> Marks:
        """Return how the document is marked."""
        given = self.cleaned_data
        is_party = given["level"] == Level.PARTY  # kept off websites until marked otherwise
        return Marks(given["is_to_be_known"], given["is_not_posted"] or is_party)

    def cited(self) -> tuple[Cited, ...]:
        """Return the document that this one replaces."""
        number = self.cleaned_data["replaces"].strip()
        return (Cited(number, Relation.REPLACES),) if number else ()

    def lines(self) -> tuple[str, ...]:
        """Return the addressees, a line each, without marks of lists."""
        given = self.cleaned_data["groups"].splitlines()
        return tuple(one.strip(" -;.\t") for one in given if one.strip(" -;.\t"))


class ReadForm(forms.Form):
    """Choose the file to read (đọc văn bản)."""

    file = forms.FileField(
        label="Tệp văn bản",
        help_text="PDF, bản quét, ảnh chụp JPG, DOCX, văn bản thuần, hoặc gói edXML.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp rỗng (0 byte)."},
    )


class TrustForm(forms.Form):
    """Choose a file of trust (nguồn tin cậy)."""

    file = forms.FileField(
        label="Tệp chứng thư gốc hoặc danh sách thu hồi",
        help_text="Tệp .cer, .crt, .pem, .p7b hoặc .crl.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp rỗng (0 byte)."},
    )


class DraftForm(RegisterForm):
    """Enter a document that was read: its file is there already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take no file again."""
        super().__init__(*args, **kwargs)
        del self.fields["file"]


class RestateForm(SaidForm):
    """Say anew what is known of a document (sửa thông tin)."""

    reason = line("Lý do sửa", 1000, help_text="Ví dụ: văn thư đã đóng số; sửa lỗi gõ.")
    seen = forms.IntegerField(widget=forms.HiddenInput)


class MarkForm(forms.Form):
    """Mark a document (đánh dấu)."""

    is_to_be_known = forms.BooleanField(label="Phải quán triệt", required=False)
    is_not_posted = forms.BooleanField(label="Không đăng tải", required=False)

    def marks(self) -> Marks:
        """Return how the document is marked."""
        return Marks(**self.cleaned_data)


class AddressForm(forms.Form):
    """Direct a document to more organisations (ghi nơi nhận thực hiện)."""

    groups = line("Nơi nhận", 2000, widget=forms.Textarea(attrs={"rows": 3}))
    received_on = DayField(label="Ngày nhận", error_messages={"required": "Hãy ghi ngày nhận."})

    def lines(self) -> tuple[str, ...]:
        """Return the addressees, a line each, without marks of lists."""
        given = self.cleaned_data["groups"].splitlines()
        return tuple(one.strip(" -;.\t") for one in given if one.strip(" -;.\t"))


class CiteForm(forms.Form):
    """Note a document that this one cites, amends or replaces (văn bản được dẫn)."""

    relation = forms.ChoiceField(label="Quan hệ", choices=Relation.choices)
    number = line("Số, ký hiệu", 110)
    issued_on = DayField(label="Ngày ban hành", required=False)
    issuer = line("Cơ quan ban hành", 200, required=False)

    def cited(self) -> Cited:
        """Return what was filled in."""
        given = self.cleaned_data
        return Cited(
            given["number"], Relation(given["relation"]), given["issued_on"], given["issuer"]
        )
