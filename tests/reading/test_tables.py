"""A table of assignments: each row is a task, headings of rows are none, other tables give none."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chamdiem.reading import read

HEADING = "STT │ Nội dung nhiệm vụ │ Cơ quan chủ trì │ Phối hợp │ Thời hạn │ Sản phẩm"
ANNEX = f"""
PHỤ LỤC
{HEADING}
I │ Hoàn thiện thể chế │ │ │ │
1 │ Ban hành quy chế dữ liệu dùng chung │ Sở Tài chính │ Các sở │ Trước 30/6/2026 │ Quyết định
2 │ Rà soát thủ tục hành chính │ Văn phòng UBND tỉnh │ │ Quý II/2026 │ Danh mục
"""


def rows(*written):
    return read("\n".join((HEADING, *written))).tasks


def test_each_row_is_a_task_with_what_its_columns_say():
    first, second = read(ANNEX).tasks

    assert (first.n, first.lead, first.partners) == ("I.1", "Sở Tài chính", ("Các sở",))
    assert (first.deadline.date, first.product) == (date(2026, 6, 30), "Quyết định")
    assert (second.n, second.deadline.date) == ("I.2", date(2026, 6, 30))


def test_a_task_stands_where_its_words_stand():
    reading = read(ANNEX)

    assert all(task.span.of(reading.text) == task.text for task in reading.tasks)
    assert all(task.lead_span.of(reading.text) == task.lead for task in reading.tasks)


def test_a_year_alone_is_to_its_end_and_always_has_no_day():
    year, always, blank = rows(
        "1 │ Tập huấn cán bộ │ Sở Nội vụ │ │ Năm 2026 │",
        "2 │ Tuyên truyền │ Sở Văn hoá │ │ Thường xuyên │",
        "3 │ Kiểm tra │ Sở Y tế │ │ │",
    )

    assert (year.deadline.date, always.deadline.date) == (date(2026, 12, 31), None)
    assert (always.deadline.kind, blank.deadline) == ("recurring", None)


def test_a_plain_day_in_the_column_of_deadlines_is_a_deadline():
    (task,) = rows("1 │ Nộp báo cáo │ Sở Y tế │ │ 15/8/2026 │")

    assert (task.deadline.kind, task.deadline.date) == ("date", date(2026, 8, 15))


def test_a_row_that_names_neither_lead_nor_time_is_no_task():
    assert rows("1 │ Phát triển hạ tầng số │ │ │ │ Báo cáo") == ()


def test_a_table_of_figures_gives_no_task():
    assert read("STT │ Chỉ tiêu │ Kết quả\n1 │ Hồ sơ trực tuyến │ 85 %\n").tasks == ()


def test_a_row_of_another_shape_is_not_read_by_the_heading_above_it():
    assert rows("1 │ Ban hành quy chế │ Sở Tài chính") == ()


@given(st.lists(st.text(alphabet="aB1ô.│ /", max_size=40), max_size=12))
def test_whatever_stands_in_a_table_it_is_read_or_left(lines):
    reading = read("\n".join((HEADING, *lines)))

    assert all(task.span.of(reading.text) == task.text for task in reading.tasks)
