"""The month is opened: what the province confirmed, its act, its deadlines."""

from playwright.sync_api import expect

from chamdiem.portal.periods.choices import Line
from tests.browser.story.town import MONTH, pdf


def confirm_everything(town):
    """Let the leader record what the province confirmed, line by line."""
    town.enter("lanh-dao-so")
    for line in Line:
        town.open(f"ky/viec-can-xac-nhan/{line}/")
        if line is Line.DEPARTMENT:
            town.choose("department", "Sở Khoa học và Công nghệ")
            town.choose("reviewer", "Sở Nội vụ")
        town.fill(basis="Quyết định 45/QĐ-UBND ngày 01/9/2026 của UBND tỉnh Thử")
        town.press("Ghi")
        town.told(f"Đã ghi “{line.label}”")
    town.look("viec-can-xac-nhan", is_main=True)


def open_the_month(town, tmp_path):
    """Let the officer look at the deadlines and open the month by its act."""
    town.enter("chuyen-vien")
    town.open("ky/mo/")
    town.fill(month="10/2026")
    town.page.get_by_label("Loại kỳ").select_option("official")
    town.choose("version", "nho-hai")
    town.fill(act_number="45/QĐ-UBND", act_issued_on="01/09/2026", act_issuer="UBND tỉnh Thử")
    town.press("Xem thử")
    town.look("mo-ky")
    town.page.locator("[name=act_file]").set_input_files(pdf(tmp_path, "quyet-dinh.pdf"))
    town.press("Mở kỳ")
    town.told("Đã mở kỳ tháng 10/2026: chấm chính thức.")
    town.look("ky")


def move(town, stage, who="chuyen-vien"):
    """Let the officer move the month on."""
    town.enter(who)
    town.open(f"ky/{MONTH}/")
    town.press(f"Chuyển sang “{stage}”")
    expect(town.page.locator("[aria-current=step]")).to_contain_text(stage)
