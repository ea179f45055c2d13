"""The units send: in the site, by a signed copy, on paper."""

from playwright.sync_api import expect

from tests.browser.story.town import MONTH, pdf


def return_of(town, unit):
    """Return where the return of a unit is."""
    return f"phieu/{MONTH}/{town.units[unit].public_id}/"


def type_figures(town, unit, *typed):
    """Type the figures down the page with the keyboard, and explain them."""
    town.open(return_of(town, unit))
    town.page.get_by_label("Hồ sơ đúng hạn").fill("8")
    for figure in typed:
        town.page.keyboard.press("Enter")
        town.page.keyboard.type(figure)
    expect(town.page.locator("#state")).to_contain_text("Đã lưu")
    for box in town.page.locator("#phieu textarea").all():
        box.fill("Theo sổ theo dõi của bộ phận một cửa, trang 3")
    expect(town.page.locator("#state")).to_contain_text("Đã lưu")
    town.look(f"phieu-{unit}")


def add_evidence(town, unit, leaf):
    """Name a document as evidence of a criterion."""
    town.open(f"{return_of(town, unit)}minh-chung/{leaf}/")
    town.fill(number="15/BC-SNV", issued_on="30/10/2026", issuer="Sở Nội vụ")
    town.page.locator("[name=subject]:not([name^=f-])").last.fill("Báo cáo một cửa tháng 10")
    town.press("Thêm văn bản")
    town.told("Đã thêm minh chứng.")
    town.look(f"minh-chung-{leaf}")


def present(town, unit):
    """Present a return to the head."""
    town.open(return_of(town, unit))
    town.press("Trình người đứng đầu")
    town.told("Đã trình người đứng đầu.")


def send_in_the_site(town):
    """Let the Department's officer fill its return in, and its head read the whole and send it."""
    town.enter("can-bo-so")
    type_figures(town, "so", "10", "9", "10")
    add_evidence(town, "so", "ON_TIME")
    add_evidence(town, "so", "PLANS")
    present(town, "so")
    town.enter("dung-dau-so")
    town.open(return_of(town, "so"))
    town.follow("Xem lại và gửi Sở KH&CN")
    town.look("gui")
    town.page.get_by_role("checkbox").check()
    town.press("Gửi Sở KH&CN")
    town.told("lần 1. Cơ quan thẩm định xem xét tiếp.")


def give_source_figures(town):
    """Say which agency holds a figure; let it give the figure of every unit."""
    town.enter("lanh-dao-so")
    town.open("so-lieu-nguon/")
    town.choose("input_code", "Hồ sơ tiếp nhận")
    town.choose("organisation", "Sở Nội vụ")
    town.fill(holds_from="01/10/2026")
    town.press("Ghi")
    town.told("Đã ghi cơ quan giữ số liệu")
    town.enter("giu-so-lieu")
    town.open(f"so-lieu-nguon/{MONTH}/all/")
    for cell in town.page.locator("[data-column]").all():
        cell.fill("10")
    town.fill(source="Hệ thống một cửa của tỉnh")
    town.look("so-lieu-nguon", is_main=True)
    town.press("Ghi số liệu")
    town.told("Đã ghi 3 số liệu")


def fill_in_by_parts(town):
    """Give a section to a colleague, who types it and says that it is done."""
    town.enter("can-bo-noi-vu")
    town.open(f"{return_of(town, 'noi-vu')}giao-phan/")
    town.choose("node", "Tiến độ")
    town.choose("person", "Nhap phan noi vu")
    town.fill(due_on="04/11/2026")
    town.press("Giao phần")
    town.look("giao-phan", is_main=True)
    town.enter("nhap-phan-noi-vu")
    type_figures(town, "noi-vu", "10", "9", "10")
    town.press("Báo xong phần “Tiến độ”")
    town.told("Đã báo xong phần này.")
    town.enter("can-bo-noi-vu")


def send_signed(town, tmp_path):
    """Let a unit print its return and hand it in as its deputy signed it outside."""
    fill_in_by_parts(town)
    add_evidence(town, "noi-vu", "ON_TIME")
    add_evidence(town, "noi-vu", "PLANS")
    present(town, "noi-vu")
    town.open(f"{return_of(town, 'noi-vu')}ban-ky/")
    copy = download(town, "phieu.pdf", tmp_path / "phiếu đã ký.pdf")
    town.page.get_by_label("Chọn tệp để gửi").set_input_files(copy)
    expect(town.page.get_by_role("radio", name=copy.name)).to_be_checked(timeout=30_000)
    town.fill(number="45/BC-SNV", on="03/11/2026")
    town.choose("signer", "Cap pho noi vu")
    town.look("ban-ky")
    town.press("Gửi bản ký")
    town.told("Đã gửi bản ký, lần gửi 1.")


def download(town, ending, to):
    """Keep the file behind a link; a browser with a reader of its own would show it."""
    with town.page.expect_download() as loading:
        town.page.evaluate(
            """ending => { const link = document.querySelector(`a[href$="${ending}"]`);
            link.download = ending; link.click(); }""",
            ending,
        )
    loading.value.save_as(to)
    return to


def enter_a_paper(town, tmp_path):
    """Enter the letter of a commune without a line: one officer types, another checks."""
    town.enter("chuyen-vien")
    town.open(f"{return_of(town, 'xa')}nhap-thay/")
    scan = pdf(tmp_path, "bản quét.pdf")
    town.page.get_by_label("Chọn tệp để gửi").set_input_files(scan)
    expect(town.page.get_by_role("radio", name=scan.name)).to_be_checked(timeout=30_000)
    town.fill(number="7/BC-UBND", on="04/11/2026", arrived_on="05/11/2026", arrived_time="08:30")
    town.choose("signer", "Dung dau xa")
    town.press("Nhận văn bản")
    type_figures(town, "xa", "10", "không áp dụng", "không áp dụng")
    town.open(f"{return_of(town, 'xa')}nhap-thay/")
    town.press("Đã nhập xong")
    town.enter("chuyen-vien-hai")
    town.open(f"{return_of(town, 'xa')}nhap-thay/")
    town.look("nhap-thay")
    town.press("Xác nhận nhập đúng văn bản")
    town.told("chờ đơn vị xác nhận")


def confirm_the_paper(town):
    """Let the head of the commune confirm what was entered."""
    town.enter("dung-dau-xa")
    town.open(return_of(town, "xa"))
    town.press("Xác nhận nhập đúng văn bản")
    town.told("Đơn vị đã xác nhận nhập đúng văn bản")
    town.look("phieu-nhap-thay")
