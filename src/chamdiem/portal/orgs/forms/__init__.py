"""Forms of organisations: which day is shown, each act with its basis, a spreadsheet."""

from chamdiem.portal.orgs.forms.acts import (
    AbolishForm,
    BlockForm,
    ChangeForm,
    CorrectForm,
    EstablishForm,
    FoundForm,
)
from chamdiem.portal.orgs.forms.days import DaysForm
from chamdiem.portal.orgs.forms.joining import MergeForm, PartsForm, SplitForm
from chamdiem.portal.orgs.forms.sheets import SheetForm

__all__ = [
    "AbolishForm",
    "BlockForm",
    "ChangeForm",
    "CorrectForm",
    "DaysForm",
    "EstablishForm",
    "FoundForm",
    "MergeForm",
    "PartsForm",
    "SheetForm",
    "SplitForm",
]
