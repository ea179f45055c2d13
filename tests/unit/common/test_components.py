"""Components: word, sign and colour together; nothing by colour alone."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template

import chamdiem.portal.common
from chamdiem.engine.periods import Month
from chamdiem.portal.common import look
from chamdiem.portal.common.charts import Chart, Series
from chamdiem.portal.common.look import Grade, MonthChoice, grade_look

HERE = Path(chamdiem.portal.common.__file__).parent
SPRITE = set(re.findall(r'id="([a-z0-9-]+)"', (HERE / "static/vendor/icons/icons.svg").read_text()))


def drawn(template: str, **words: object) -> str:
    return Template(template).render(Context(words))


@pytest.mark.parametrize(
    ("place", "of", "tone"),
    [(0, 4, "bad"), (1, 4, "warn"), (2, 4, "fair"), (3, 4, "good"), (2, 5, "fair"), (0, 1, "good")],
)
def test_the_tone_of_a_grade_follows_its_place(place, of, tone):
    assert grade_look(Grade("Khá", place, of))["tone"] == tone


def test_without_a_grade_it_says_so():
    assert "chưa xếp loại" in drawn("{% grade None %}")


@pytest.mark.parametrize(
    ("change", "words"),
    [(125, "+1,25"), (-210, "−2,10"), (0, "không đổi"), (None, "chưa có tháng để so")],
)
def test_movement_has_sign_and_number(change, words):
    assert words in drawn("{% movement change %}", change=change)


def test_points_stand_beside_their_maximum():
    assert "7,25<" in drawn("{% points_of 725 1000 %}")
    assert " / 10<" in drawn("{% points_of 725 1000 %}")
    assert "–" in drawn("{% points_of None 1000 %}")


def test_what_is_sure_has_no_mark_and_what_is_not_says_why():
    assert drawn('{% certainty "high" %}').strip() == ""
    assert "không phải Phụ lục QĐ 4585" in drawn('{% certainty "illustrative" %}')
    assert "cần UBND tỉnh xác nhận" in drawn('{% certainty "system-default" %}')


def test_a_notice_escapes_what_people_wrote():
    page = drawn('{% notice "bad" title=t %}<p>{{ t }}</p>{% endnotice %}', t="<script>")

    assert "<script>" not in page
    assert 'role="alert"' in page


def test_the_month_picker_knows_the_neighbours():
    months = [MonthChoice(Month(2026, n), f"/{n}/", n == 7) for n in (6, 7, 8)]

    page = drawn("{% month_picker months %}", months=months)

    assert 'href="/6/" aria-label="Tháng trước: tháng 6/2026"' in page
    assert 'href="/8/" aria-label="Tháng sau: tháng 8/2026"' in page
    assert "Tháng 7/2026" in page


def test_a_field_is_tied_to_its_hint_and_errors():
    class Form(forms.Form):
        name = forms.CharField(label="Tên", help_text="Như ở quyết định.")

    page = drawn("{% field form.name %}", form=Form({"name": ""}))

    assert 'aria-describedby="id_name-hint id_name-errors"' in page
    assert 'id="id_name-errors"' in page
    assert 'aria-invalid="true"' in page


def test_a_chart_and_its_table_say_the_same():
    chart = Chart("c", "Điểm", "line", ("7/2026", "8/2026"), (Series("Sở", (6325, None)),))

    page = drawn("{% chart c %}", c=chart)

    assert chart.drawing["series"][0]["words"] == ["63,25", "–"]
    assert '<td class="num">63,25</td>' in page
    assert '<td class="num">–</td>' in page


def test_every_icon_that_is_drawn_is_in_the_sprite():
    asked = {icon for _, icon in (look._LOWEST, look._LOWER, look._UPPER, look._HIGHEST)}
    asked |= set(look.NOTICE_ICONS.values())
    asked |= {each["icon_name"] for each in (*look.MOVES.values(), *look.CERTAINTIES.values())}

    assert asked - {""} <= SPRITE
