"""Days as people write them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from chamdiem.portal.common.fields import DayField


@pytest.mark.parametrize("written", ["07/09/2026", "7-9-2026", " 2026-09-07 "])
def test_a_day_is_read_as_people_write_it(written):
    assert DayField().clean(written) == date(2026, 9, 7)


@pytest.mark.parametrize("written", ["31/12/9999", "01/01/0001", "07/09/0026"])
def test_a_year_of_another_age_is_refused_in_words(written):
    with pytest.raises(ValidationError, match="Hãy ghi năm từ 1900 đến 2999"):
        DayField().clean(written)
