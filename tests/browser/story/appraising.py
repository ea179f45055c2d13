"""The returns are appraised by column and by unit; a head objects, the council rules."""

from tests.browser.story.sending import return_of
from tests.browser.story.town import MONTH

REASON = "Kế hoạch 19/KH-SNV ký ngày 30/10/2026, phát hành ngày 02/11; đề nghị tính cho tháng 10"
RULING = "Kế hoạch 19/KH-SNV ký trong tháng 10 nhưng phát hành chậm 2 ngày nên tính một nửa"


def column(leaf):
    """Return where a criterion of all units is."""
    return f"tham-dinh/{MONTH}/tieu-chi/{leaf}/"


def settle_the_column_by_keyboard(town):
    """Go down a column with the keyboard and accept what agrees."""
    town.enter("chuyen-vien")
    town.open(column("ON_TIME"))
    town.look("theo-cot", is_main=True)
    boxes = town.page.get_by_role("checkbox")
    for box in boxes.all():
        box.focus()
        town.page.keyboard.press("Space")
    town.page.get_by_role("button", name="Chấp nhận các dòng đã tích").press("Enter")
    town.told("Đã chấp nhận cùng lúc")


def ask_the_unit(town):
    """Ask the unit at the criterion; let it answer there."""
    town.open(cell("PLANS", town, "noi-vu"))
    town.page.locator("[name=text]").fill("Kế hoạch thứ chín ban hành ngày nào, số bao nhiêu?")
    town.press("Hỏi đơn vị")
    town.told("Đã hỏi đơn vị")
    town.enter("can-bo-noi-vu")
    town.open(f"{return_of(town, 'noi-vu')}ket-qua-tham-dinh/")
    town.look("cau-hoi", is_main=True)
    town.page.get_by_label("Trả lời của đơn vị").fill("Kế hoạch 19/KH-SNV ngày 02/11/2026.")
    town.press("Gửi trả lời")
    town.told("Đã trả lời; người thẩm định xem và kết luận.")


def cell(leaf, town, unit):
    """Return where a criterion of a unit is."""
    return f"{column(leaf)}{town.units[unit].public_id}/"


def lower_a_score(town):
    """Find eight plans in the month, not nine, and say why."""
    town.enter("chuyen-vien")
    town.open(cell("PLANS", town, "noi-vu"))
    town.page.locator("[name=settled]").select_option("figures")
    town.page.locator("summary", has_text="Sửa số liệu theo minh chứng").click()
    town.fill(**{"f-plans": "8"}, reason="Kế hoạch 19/KH-SNV ban hành 02/11, ngoài tháng 10/2026")
    town.look("ket-luan", is_main=True)
    town.press("Ghi kết luận")
    town.told("Đã ghi kết luận.")


def settle_the_rest(town):
    """Consent that a commune had no plan to issue; let an agency outside settle the Department."""
    town.open(cell("PLANS", town, "xa"))
    town.page.locator("[name=consents]").select_option("yes")
    town.fill(reason="Tháng 10 xã không được giao ban hành kế hoạch nào, theo Công văn 31/UBND-VX")
    town.press("Ghi kết luận")
    town.told("Đã ghi kết luận.")
    for leaf in ("ON_TIME", "PLANS"):
        town.enter(f"tham-dinh-{leaf}".lower())
        town.open(cell(leaf, town, "so"))
        town.press("Ghi kết luận")
        town.told("Đã ghi kết luận.")


def look_at_the_bench(town):
    """See that nothing is left."""
    town.enter("chuyen-vien")
    for place, name in (
        ("tham-dinh/", "viec"),
        (f"tham-dinh/{MONTH}/don-vi/{town.units['noi-vu'].public_id}/", "theo-don-vi"),
        (f"tham-dinh/{MONTH}/mau/", "mau"),
        (f"tham-dinh/{MONTH}/ket-qua/", "ket-qua"),
        (f"ra-soat/{MONTH}/", "ra-soat"),
    ):
        town.open(place)
        town.look(name, is_main=True)


def object_to_a_score(town):
    """Let the head read the provisional result and object to one criterion."""
    town.enter("dung-dau-noi-vu")
    town.open(f"{return_of(town, 'noi-vu')}ket-qua-tham-dinh/")
    town.told("Kế hoạch 19/KH-SNV ban hành 02/11, ngoài tháng 10/2026")
    town.look("ket-qua-du-kien", is_main=True)
    town.page.get_by_role("link", name="Kiến nghị về điểm Kế hoạch").click()
    town.fill(asked="4,5", reason=REASON)
    town.look("kien-nghi")
    town.press("Gửi kiến nghị")
    town.told("Đang chờ kết luận")


def rule(town):
    """Let the secretary record what the council concluded."""
    town.enter("thu-ky")
    town.open("kien-nghi/")
    town.look("kien-nghi-cho")
    town.page.locator("table").get_by_role("link", name="Sở Nội vụ").click()
    town.page.locator("select[name=outcome]").select_option("changed")
    town.fill(points="4,25", reason=RULING)
    town.press("Ghi kết luận")
    town.told("Đã kết luận")
    town.look("ket-luan-kien-nghi")
