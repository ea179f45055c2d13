"""A whole official month in a browser: every role, from its opening to a published correction."""

import pytest
from django.test import override_settings

from tests.browser.story import appraising, approving, opening, sending
from tests.browser.story.town import Clock, settled
from tests.factories import approval

# Fifty sign-ins by password: how slowly one is weighed is tried elsewhere.
QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(page, live_server, monkeypatch, tmp_path):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    page.on("dialog", lambda dialog: dialog.accept())
    page.set_default_timeout(20_000)
    ours = override_settings(FILES=tmp_path / "files", FILES_SCANNER="", PASSWORD_HASHERS=[QUICK])
    with ours, approval.keyed(tmp_path):
        yield settled(live_server.url, page, clock)


def open_it(town, folder):
    opening.confirm_everything(town)
    opening.open_the_month(town, folder)
    town.clock.set(26, 10)
    opening.move(town, "Tự chấm")


def send(town, folder):
    town.clock.set(3, 11)
    sending.give_source_figures(town)
    sending.send_signed(town, folder)
    town.clock.set(4, 11)
    sending.send_in_the_site(town)
    town.clock.set(5, 11)
    sending.enter_a_paper(town, folder)
    sending.confirm_the_paper(town)


def appraise(town):
    town.clock.set(10, 11)
    opening.move(town, "Thẩm định")
    appraising.settle_the_column_by_keyboard(town)
    appraising.ask_the_unit(town)
    appraising.lower_a_score(town)
    appraising.settle_the_rest(town)
    appraising.look_at_the_bench(town)
    town.clock.set(16, 11)
    opening.move(town, "Kết quả dự kiến")
    opening.move(town, "Nhận kiến nghị")


def rule(town):
    town.clock.set(17, 11)
    appraising.object_to_a_score(town)
    town.clock.set(19, 11)
    appraising.rule(town)


def approve(town):
    town.clock.set(20, 11)
    approving.submit(town)
    approving.send_back(town)
    town.clock.set(23, 11)
    approving.submit_again(town)
    town.clock.set(25, 11)
    approving.read_the_letters(town)
    approving.approve_in_the_site(town)


def make_known(town):
    approving.tell_the_units(town)
    approving.read_the_own_result(town)
    town.clock.set(27, 11)
    approving.enter_the_basis(town)
    approving.publish(town)
    approving.read_in_public(town, "cong-khai", "123/QĐ-UBND")


def correct(town, folder):
    town.clock.set(2, 12)
    approving.correct(town)
    approving.submit_the_correction(town)
    town.clock.set(4, 12)
    approving.record_the_signed_document(town, folder)
    approving.tell_the_units(town)
    town.clock.set(8, 12)
    approving.publish(town)
    approving.read_in_public(town, "dinh-chinh-cong-khai", "123/QĐ-UBND", "150/QĐ-UBND")
    approving.compare_both(town)


def test_an_official_month_from_its_opening_to_a_published_correction(town, tmp_path):
    open_it(town, tmp_path)
    send(town, tmp_path)
    appraise(town)
    rule(town)
    approve(town)
    make_known(town)
    correct(town, tmp_path)
    approving.read_the_trail(town)
