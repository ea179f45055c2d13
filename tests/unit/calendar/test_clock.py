"""The machine's clock is judged by three signs, and looked at once a minute."""

import pytest

from chamdiem.portal.calendar import clock


@pytest.mark.parametrize(
    ("signs", "state", "words"),
    [
        ((True, 0.1, 0.0), clock.SURE, "đã đồng bộ"),
        ((None, 0.1, 0.0), clock.UNKNOWN, "không hỏi được"),
        ((False, 0.1, 0.0), clock.UNSURE, "chưa đồng bộ"),
        ((True, -3.25, 0.0), clock.UNSURE, "lệch 3,2 giây"),
        ((None, 0.0, 61.0), clock.UNSURE, "bị chỉnh 61,0 giây"),
    ],
)
def test_a_clock_is_sure_only_if_nothing_speaks_against_it(signs, state, words):
    is_synchronised, offset, jump = signs

    found = clock.judge(is_synchronised=is_synchronised, offset=offset, jump=jump)

    assert found.state == state and words in found.words


@pytest.mark.django_db
def test_a_look_asks_the_database_what_time_it_is():
    found = clock.look()

    assert abs(found.offset) < clock.TOLERATED and abs(found.jump) < clock.TOLERATED


@pytest.mark.django_db
def test_a_look_serves_for_a_minute(django_assert_num_queries):
    clock._latest.clear()
    with django_assert_num_queries(1):
        assert clock.current() is clock.current()


@pytest.mark.django_db
def test_a_clock_that_was_set_is_noticed(monkeypatch):
    monkeypatch.setattr(clock, "_at_start", clock._at_start - 3600)

    assert clock.look().jump == pytest.approx(3600, abs=1)


def test_where_the_kernel_cannot_be_asked_nothing_is_claimed(monkeypatch):
    def refuses(*args, **named):
        raise OSError("no such library")

    monkeypatch.setattr(clock.ctypes, "CDLL", refuses)

    assert clock.synchronised() is None


def test_the_kernel_is_only_asked_never_told():
    assert clock.synchronised() in {True, False, None}
