"""A spreadsheet of organisations, with the document it rests on and its day."""

from django import forms

from chamdiem.portal.orgs.forms.parts import Act


class SheetForm(Act):
    """A spreadsheet to be checked (nạp danh mục cơ quan, đơn vị)."""

    file = forms.FileField(
        label="Tệp cơ quan, đơn vị", error_messages={"required": "Hãy chọn tệp cơ quan, đơn vị."}
    )
