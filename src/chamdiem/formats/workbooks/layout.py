"""The sheets of a scheme's workbook: which field of the file stands in which column."""

from chamdiem.formats.workbooks import words
from chamdiem.formats.workbooks.columns import (
    CERTAINTY,
    CLAUSE,
    CODES,
    EVIDENCE,
    FLAG,
    NOTE,
    OTHER,
    PARENT,
    POLICIES,
    REFERENCE,
    RULES,
    UNCONFIRMED,
    UNCONFIRMED_INPUT,
    VERIFIER,
    Column,
    Sheet,
    listed_in,
    words_of,
)
from chamdiem.formats.workbooks.compounds import (
    Named,
    Pairs,
)
from chamdiem.formats.workbooks.forms import (
    Choice,
    Code,
    Day,
    Number,
    Text,
)
from chamdiem.formats.workbooks.words import Terms

TREE = Sheet(
    "Tiêu chí",
    ("tree",),
    (
        Column(("code",), "Mã", Code(), 16, "Chữ không dấu, chữ số, ngăn bằng . _ -", needed=True),
        PARENT,
        Column(
            ("name",), "Tên", Text(), 44, "Tên nhóm hoặc tiêu chí, như trong văn bản", needed=True
        ),
        Column(("max",), "Điểm tối đa", Number(), 10, "Nhóm: bằng tổng bên trong", needed=True),
        *RULES,
        CLAUSE,
        VERIFIER,
        EVIDENCE,
        *POLICIES,
        UNCONFIRMED,
        CERTAINTY,
        Column(("weight",), "Trọng số", Number(percent="0.01"), 10, "Bỏ trống là 1"),
        Column(
            ("aggregate",),
            "Cách tổng hợp",
            words_of(words.AGGREGATES),
            18,
            "Của nhóm; bỏ trống là cộng",
        ),
        Column(("rescale",), "Tính lại theo phần áp dụng", FLAG, 14, "Của nhóm"),
        Column(
            ("given",),
            "Điểm nhóm nhập nguyên",
            Code(),
            20,
            ("Mã số liệu có thể mang điểm cả nhóm"),
            offers=REFERENCE,
        ),
        Column(("maintain", "level"), "Duy trì: mức phải giữ", Number(), 12, "Số điểm phải giữ"),
        Column(("maintain", "basis"), "Duy trì: căn cứ", Text(), 26),
        Column(("maintain", "certainty"), "Duy trì: mức chắc chắn", CERTAINTY.form, 14),
        NOTE,
        OTHER,
    ),
    needed=True,
    told="Mỗi dòng một nhóm hoặc một tiêu chí, theo thứ tự của văn bản.",
)
INPUTS = Sheet(
    "Số liệu",
    ("inputs",),
    (
        Column(("code",), "Mã", Code(), 20, "Chữ không dấu, chữ số, ngăn bằng . _ -", needed=True),
        Column(("name",), "Tên", Text(), 36, "Riêng cho từng số liệu", needed=True),
        Column(("definition",), "Định nghĩa", Text(), 50, "Đếm cái gì, thế nào", needed=True),
        Column(("unit",), "Đơn vị tính", Text(), 12),
        Column(("measure",), "Loại đại lượng", listed_in("measure"), 14),
        Column(("timing",), "Loại số liệu", listed_in("timing"), 14),
        Column(("direction",), "Chiều", listed_in("direction"), 16),
        Column(("supplier",), "Cơ quan cung cấp", Text(), 24),
        Column(("rhythm",), "Nhịp cung cấp", Text(), 14),
        Column(("closing",), "Thời điểm chốt", Text(), 24),
        Column(("decimals",), "Số chữ số thập phân", Number(), 10),
        Column(
            ("largest",),
            "Giá trị lớn nhất",
            Number(percent="1"),
            14,
            ("Số liệu cao hơn bị từ chối"),
        ),
        Column(
            ("options",),
            "Các lựa chọn",
            Named(),
            28,
            ("Của loại “Lựa chọn”: “0: Không; 1: Một phần; 2: Đầy đủ”"),
        ),
        Column(("pool", "units"), "Gộp các đơn vị", words_of(words.POOLINGS), 14),
        Column(("pool", "months"), "Gộp các tháng", words_of(words.POOLINGS), 14),
        Column(("register",), "Lấy từ sổ", Text(), 18, "Ví dụ tasks.on-time, duties.in-time"),
        UNCONFIRMED_INPUT,
        CERTAINTY,
        NOTE,
        OTHER,
    ),
    "input",
    told="Mỗi dòng một số liệu. Cột bỏ trống thì lấy ở trang Dùng chung.",
)
BASIS = Sheet(
    "Căn cứ",
    ("basis",),
    (
        Column(("number",), "Số, ký hiệu", Text(), 24, needed=True),
        Column(("date",), "Ngày ban hành", Day(), 14, "Ví dụ 23/06/2022", needed=True),
        Column(("issuer",), "Cơ quan ban hành", Text(), 30, needed=True),
        Column(("title",), "Trích yếu", Text(), 70, needed=True),
        CERTAINTY,
        OTHER,
    ),
    "basis",
    needed=True,
    told="Mỗi dòng một văn bản.",
)
BLOCKS = Sheet(
    "Khối",
    ("blocks",),
    (
        Column(
            ("code",), "Mã khối", Code(), 18, "Chữ thường không dấu, chữ số, gạch nối", needed=True
        ),
        Column(("name",), "Tên khối", Text(), 36, needed=True),
        Column(("object",), "Đối tượng", listed_in("object"), 20, needed=True),
        OTHER,
    ),
    "block",
    needed=True,
    told="Đơn vị được xếp hạng trong khối của mình.",
)
BANDS = Sheet(
    "Xếp loại",
    ("bands",),
    (
        Column(("name",), "Tên mức", Text(), 28, needed=True),
        Column(
            ("from",), "Từ số điểm", Number(), 14, "Xếp từ thấp lên cao, mức đầu từ 0", needed=True
        ),
        CERTAINTY,
        OTHER,
    ),
    "band",
    needed=True,
    told="Mỗi mức tính từ số điểm này đến dưới mức kế tiếp.",
)
VIEWS = Sheet(
    "Cách nhìn khác",
    ("views",),
    (
        Column(("code",), "Mã", Code(), 18, needed=True),
        Column(("name",), "Tên", Text(), 36, needed=True),
        Column(("max",), "Điểm tối đa", Number(), 12, needed=True),
        Column(("aggregate",), "Cách tổng hợp", words_of(words.AGGREGATES), 20),
        Column(
            ("of",),
            "Gồm",
            Pairs(("node", "weight"), alone=True),
            40,
            ("Mã nhóm, tiêu chí hoặc cách nhìn, kèm trọng số nếu có: “A: 0,5; B”"),
            needed=True,
        ),
        CLAUSE,
        CERTAINTY,
        NOTE,
        OTHER,
    ),
    "view",
    told="Cách nhìn khác trên cùng các tiêu chí, ví dụ trụ cột; không cộng vào tổng.",
)
GATES = Sheet(
    "Điều kiện khống chế",
    ("gates",),
    (
        Column(("name",), "Tên", Text(), 36, needed=True),
        Column(("when", "input"), "Khi số liệu", Code(), 20, offers=REFERENCE),
        Column(("when", "node"), "Khi tiêu chí, nhóm", Code(), 20, offers=CODES),
        Column(("when", "at_least"), "Từ mức", Number(), 12),
        Column(("when", "below"), "Dưới mức", Number(), 12),
        Column(("grade",), "Thì xếp loại", Text(), 18),
        Column(("cap",), "Thì tổng không quá", Number(), 14),
        CLAUSE,
        CERTAINTY,
        OTHER,
    ),
    "gate",
    told="Gặp điều kiện thì ép mức xếp loại hoặc chặn tổng điểm.",
)
QUOTAS = Sheet(
    "Hạn mức xếp loại",
    ("quotas",),
    (
        Column(("grade",), "Mức xếp loại", Text(), 22, needed=True),
        Column(
            ("share",), "Không quá phần", Number(percent="0.01"), 14, "20 % ghi 0,2", needed=True
        ),
        Column(
            ("of",),
            "Của",
            Choice(Terms({"all": "Mọi đơn vị"}), open=True),
            22,
            ("“Mọi đơn vị” hoặc tên một mức xếp loại"),
        ),
        CLAUSE,
        CERTAINTY,
        OTHER,
    ),
    "quota",
    told="Trong mỗi khối, mức xếp loại này không quá một phần số đơn vị.",
)
RECORDS = (BASIS, BLOCKS, BANDS, INPUTS, VIEWS, GATES, QUOTAS)
