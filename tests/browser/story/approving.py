"""The month is submitted, approved, told of, published, and corrected afterwards."""

import re

from playwright.sync_api import expect

from tests.browser.story.opening import move
from tests.browser.story.sending import return_of
from tests.browser.story.town import MONTH, SPOKEN, pdf
from tests.factories import factors

TRIAL = "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ"


def submit(town):
    """Let the leader of the Department put the month up."""
    town.enter("lanh-dao-so")
    town.open(f"phe-duyet/{MONTH}/")
    town.press("Trình phê duyệt")
    town.told("Hồ sơ chờ Văn phòng UBND tỉnh.")
    town.look("da-trinh", is_main=True)


def send_back(town):
    """Let Văn phòng UBND tỉnh send it back with an opinion."""
    town.enter("van-phong")
    town.open(f"phe-duyet/{MONTH}/")
    town.fill(text="Đối chiếu lại số hồ sơ của Sở Nội vụ với hệ thống một cửa")
    town.press("Trả lại kèm ý kiến")
    town.told("Đã trả lại hồ sơ trình; ý kiến được ghi cùng hồ sơ.")


def submit_again(town):
    """Let the Department look at it once more and put it up again."""
    move(town, "Kết quả dự kiến")
    move(town, "Nhận kiến nghị")
    submit(town)
    town.told("Đối chiếu lại số hồ sơ của Sở Nội vụ")


def read_the_letters(town):
    """Let Văn phòng UBND tỉnh read the letters that came with it."""
    town.enter("van-phong")
    town.open(f"phe-duyet/{MONTH}/")
    town.follow("Văn bản, danh sách")
    town.look("van-ban", is_main=True)
    town.page.get_by_role("link", name=re.compile("[Kk]iểm tra thể thức")).first.click()
    town.look("the-thuc", is_main=True)


def approve_in_the_site(town):
    """Let the leader of the province turn the second factor on, then approve and seal."""
    town.enter("lanh-dao-tinh")
    town.open(f"phe-duyet/{MONTH}/")
    town.follow("Phê duyệt và khoá kỳ")
    town.follow("Bật xác thực hai lớp")
    secret = town.page.locator(".secret").inner_text().replace(" ", "")
    town.page.get_by_label("Mã 6 số trong ứng dụng").fill(factors.code(secret, town.clock()))
    town.press("Bật xác thực hai lớp")
    town.told("Chỉ hiện một lần này")
    town.open(f"phe-duyet/{MONTH}/phe-duyet/")
    town.fill(document_number="123/QĐ-UBND", document_on="25/11/2026")
    town.look("phe-duyet", is_main=True)
    town.press("Phê duyệt và khoá kỳ")
    town.told("Đã phê duyệt và khoá kỳ; bản chốt đã ký.")
    town.look("da-phe-duyet", is_main=True)


def tell_the_units(town):
    """Let the leader of the Department tell the units."""
    town.enter("lanh-dao-so")
    town.open(f"phe-duyet/{MONTH}/")
    town.press("Thông báo cho các đơn vị")
    town.told("Đã thông báo: mỗi đơn vị xem được kết quả của mình.")


def read_the_own_result(town):
    """Let the head read the result before the public does."""
    town.enter("dung-dau-noi-vu")
    town.open(f"{return_of(town, 'noi-vu')}ket-qua-tham-dinh/")
    town.told("theo kết luận kiến nghị 4,25")
    town.told("123/QĐ-UBND")


def enter_the_basis(town):
    """Enter by which act the results are public."""
    town.enter("lanh-dao-so")
    town.open("phe-duyet/can-cu-cong-bo/")
    town.fill(basis_number="9/QĐ-UBND", basis_on="01/09/2026", basis_issuer="UBND tỉnh Thử")
    town.look("can-cu-cong-bo", is_main=True)
    town.press("Ghi căn cứ công bố")
    town.told("Đã ghi căn cứ công bố.")


def publish(town):
    """Publish what stands."""
    town.enter("lanh-dao-so")
    town.open(f"phe-duyet/{MONTH}/")
    town.press("Công bố")
    town.told(f"Đã công bố kết quả {SPOKEN}; từ giờ ai cũng xem được.")


def read_in_public(town, name, *words):
    """Let somebody without an account read what is public."""
    town.leave()
    town.open(f"cong-khai/{MONTH}/")
    for text in words:
        town.told(text)
    expect(town.page.get_by_text(TRIAL)).to_have_count(0)
    town.look(name, is_main=True)


def correct(town):
    """Open a correction and enter the points that are right."""
    town.enter("chuyen-vien")
    town.open(f"phe-duyet/{MONTH}/")
    town.follow("Lập đính chính")
    town.fill(reason="Cộng nhầm một hồ sơ của Sở Nội vụ, theo Công văn 77/SNV-VP ngày 01/12/2026")
    town.press("Lập đính chính")
    town.choose("diem-unit", "Sở Nội vụ")
    town.choose("diem-leaf", "Kế hoạch")
    town.page.locator("[name=diem-points]").fill("4")
    town.page.locator("[name=diem-reason]").fill("Công văn 77/SNV-VP: tám kế hoạch trong tháng")
    town.look("dinh-chinh", is_main=True)
    town.press("Ghi điểm đúng")
    town.told("Công văn 77/SNV-VP: tám kế hoạch trong tháng")


def submit_the_correction(town):
    """Let the leader of the Department put the correction up."""
    town.enter("lanh-dao-so")
    town.open(f"phe-duyet/{MONTH}/dinh-chinh/")
    town.press("Trình đính chính lần 1")
    town.told("Đã trình đính chính lần 1.")


def record_the_signed_document(town, tmp_path):
    """Let Văn phòng UBND tỉnh record the document that a leader signed outside."""
    town.enter("van-phong")
    town.open(f"phe-duyet/{MONTH}/")
    printed = town.page.locator(".fingerprint").first.inner_text()
    town.follow("Ghi nhận văn bản đã ký")
    town.fill(document_number="150/QĐ-UBND", document_on="04/12/2026", fingerprint=printed)
    town.choose("signer", "Lanh dao tinh")
    town.page.locator("[name=file]").set_input_files(pdf(tmp_path, "đã ký.pdf"))
    town.look("ghi-nhan", is_main=True)
    town.press("Ghi nhận và khoá kỳ")
    town.told("Đã ghi nhận văn bản và khoá kỳ; bản chốt đã ký.")
    town.look("da-ghi-nhan", is_main=True)


def compare_both(town):
    """Let anybody compare the figures that stood with those that stand."""
    town.follow("Xem kết quả trước và sau đính chính")
    town.told("12,25")
    town.told("12,00")
    town.look("ket-qua-cong-khai", is_main=True)


def read_the_trail(town):
    """Let who oversees find the acts of the month in the trail."""
    town.enter("kiem-tra")
    town.open("nhat-ky/")
    town.look("nhat-ky")
