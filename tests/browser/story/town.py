"""A small province in a browser, its people and its clock: what the story of a month stands on."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.rights.roles import Role
from tests.browser.test_accessibility import broken
from tests.factories import appraisal, approval, months, people, periods, posts

MONTH, SPOKEN = "2026-10", "tháng 10/2026"
SHOTS = os.environ.get("CHAMDIEM_SHOTS", "")
PASSWORD = "thung mây gùi nước"
VIETNAM = timedelta(hours=7)
WIDTHS = (360, 1440)


class Clock:
    """A clock that runs as ours does, from the day to which it was set."""

    def __init__(self) -> None:
        """Begin before the month."""
        self.ahead = timedelta()
        self.set(20, 10)

    def __call__(self) -> datetime:
        """Return what time it is in the story."""
        return datetime.now(UTC) + self.ahead

    def set(self, day: int, month: int, hour: int = 9) -> None:
        """Go on to a day of 2026, at an hour in Vietnam."""
        to = datetime(2026, month, day, hour, tzinfo=UTC) - VIETNAM
        assert to > self() or not self.ahead, "time goes on"
        self.ahead = to - datetime.now(UTC)


@dataclass
class Town:
    """The site, the window, the clock; the units by a short name; who sits before the window."""

    address: str
    page: Page
    clock: Clock
    units: dict[str, Organisation] = field(default_factory=dict)
    version: str = ""
    shots: int = 0

    def enter(self, who: str) -> Page:
        """Let somebody sign in as people do, after whoever sat there before has gone."""
        self.page.context.clear_cookies()
        self.open("dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(who)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.press("Đăng nhập")
        expect(self.page.get_by_role("button", name="Đăng xuất")).to_be_attached()
        return self.page

    def leave(self) -> Page:
        """Let nobody be signed in."""
        self.page.context.clear_cookies()
        return self.page

    def open(self, place: str) -> None:
        """Open a page by its address."""
        answer = self.page.goto(f"{self.address}/{place}")
        assert answer is not None and answer.status == 200, place

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the first link of that name."""
        self.page.get_by_role("link", name=name).first.click()

    def fill(self, **fields: str) -> None:
        """Fill fields by the names that the form gives them."""
        for name, text in fields.items():
            self.page.locator(f"[name='{name}']").fill(text)

    def choose(self, name: str, text: str) -> None:
        """Choose the option in which that text stands."""
        choice = self.page.locator(f"select[name='{name}']")
        choice.select_option(label=choice.locator("option", has_text=text).first.inner_text())

    def told(self, text: str) -> None:
        """Expect that text on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def look(self, name: str, *, is_main: bool = False) -> None:
        """Look at the page on a phone and on a desk: nothing is wider; a main page is sound."""
        self.shots += 1
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (name, width, wide)
            if SHOTS:
                shot = Path(SHOTS) / f"{self.shots:02}-{name}-{width}.png"
                self.page.screenshot(path=shot, full_page=True)
        assert not is_main or broken(self.page) == [], name


def settled(address: str, page: Page, clock: Clock) -> Town:
    """Return the province before its first official month: three units, and everybody's account."""
    units = {
        "so": periods.department(),
        "noi-vu": periods.reviewer(),
        "xa": periods.commune(),
    }
    periods.settle()
    version = months.activated(months.version(text=appraisal.TWO_LEAVES))
    for name, organisation in units.items():
        _office(name, organisation)
    account("giu-so-lieu", Role.DATA_HOLDER, organisation=units["noi-vu"])
    _province(units["so"])
    return Town(address, page, clock, units, str(version))


def _office(name: str, organisation: Organisation) -> None:
    """Give a unit an officer, a head, a deputy who signs for the head."""
    account(f"can-bo-{name}", Role.UNIT_OFFICER, organisation=organisation)
    account(f"nhap-phan-{name}", Role.PART_EDITOR, organisation=organisation, part="progress")
    posts.tenure(organisation, account(f"dung-dau-{name}"))
    posts.tenure(
        organisation,
        account(f"cap-pho-{name}"),
        kind=Kind.DEPUTY,
        signs_for_head=True,
        division="Phụ trách cải cách hành chính",
    )


def _province(department: Organisation) -> None:
    """Let the province have its people, each with one role."""
    for name, role in (
        ("chuyen-vien", Role.OFFICER),
        ("chuyen-vien-hai", Role.OFFICER),
        ("lanh-dao-so", Role.LEADER),
        ("thu-ky", Role.COUNCIL_SECRETARY),
        ("van-phong", Role.PROVINCIAL_OFFICE),
        ("lanh-dao-tinh", Role.PROVINCIAL_LEADER),
        ("kiem-tra", Role.OVERSIGHT),
    ):
        account(name, role)
    for leaf in ("ON_TIME", "PLANS"):
        account(f"tham-dinh-{leaf}".lower(), Role.VERIFIER, organisation=department, criterion=leaf)


def account(name: str, role: Role | None = None, **scope: Any) -> User:
    """Return somebody with an account, named after what they do."""
    user = people.person(role=role, username=name, password=PASSWORD, **scope)
    user.display_name = name.replace("-", " ").capitalize()
    user.save(update_fields=["display_name"])
    return user


def pdf(folder: Path, name: str) -> Path:
    """Return a document as it was scanned or signed."""
    file = folder / name
    file.write_bytes(approval.PDF)
    return file
