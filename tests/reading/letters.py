"""Letters of the tests: invented documents of an invented province, whole and in parts."""

HEAD = """\
        ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         TỈNH SƠN BÌNH                               Độc lập - Tự do - Hạnh phúc

        Số: {number}                        Sơn Bình, ngày {day}
 V/v đẩy mạnh chuyển đổi số

                    Kính gửi:
                             - Các sở, ban, ngành tỉnh;
                             - Ủy ban nhân dân các xã, phường.

"""
TAIL = """
Nơi nhận:                                              KT. CHỦ TỊCH
- Như trên;                                            PHÓ CHỦ TỊCH
- Lưu: VT, KGVX.


                                                       Lò Văn Thành
"""
ORDERS = """\
         Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:
         1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Công an tỉnh hướng dẫn
kỹ thuật; báo cáo UBND tỉnh trước ngày 15/10/2026.
         2. Giao Sở Tài chính tham mưu bố trí kinh phí, bảo đảm tối thiểu 3 % tổng chi.
"""


def letter(
    body: str = ORDERS, *, number: str = "2215/UBND-KGVX", day: str = "14 tháng 5 năm 2026"
) -> str:
    """Return a whole dispatch with that body."""
    return HEAD.format(number=number, day=day) + body + TAIL
