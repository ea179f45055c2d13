"""What the system chose for following up: answers, urging, explanations, obstacles."""

from chamdiem.portal.defaults.kinds import CHOICE, DAYS, NUMBER, Default

FOLLOWING = (
    Default(
        code="tasks.answer-days",
        title="Nhiệm vụ: cơ quan giao trả lời một lần báo hoàn thành",
        words="Quá chừng này ngày làm việc chưa trả lời thì ghi là cơ quan giao nợ trả lời; đơn vị "
        "không bị tính trễ vì chờ.",
        kind=DAYS,
        value=3,
        unit=" ngày làm việc",
        why="Đủ để xem sản phẩm mà đơn vị không phải chờ lâu.",
        least=1,
        most=30,
    ),
    Default(
        code="urging.bottom-count",
        title="Đôn đốc: số đơn vị cuối mỗi khối",
        words="Chừng này đơn vị điểm thấp nhất mỗi khối vào danh sách điểm thấp; khối nhỏ hơn hai "
        "lần số này thì không xét. 0 là không dùng căn cứ này.",
        kind=NUMBER,
        value=3,
        unit=" đơn vị",
        why="Văn bản chỉ nói “điểm số thấp”; đây là cách xem thường dùng.",
        least=0,
        most=20,
    ),
    Default(
        code="urging.low-months",
        title="Đôn đốc: số tháng liền điểm thấp",
        words="Từ chừng này tháng liền dưới ngưỡng điểm thấp thì nêu thành căn cứ riêng.",
        kind=NUMBER,
        value=2,
        unit=" tháng",
        why="Hai tháng liền thì không còn là tình cờ.",
        least=2,
        most=12,
    ),
    Default(
        code="urging.fall-percent",
        title="Đôn đốc: mức giảm so với tháng trước",
        words="Tổng điểm giảm từ chừng này phần trăm thang điểm trở lên, cùng phiên bản bộ tiêu "
        "chí, thì nêu thành căn cứ.",
        kind=NUMBER,
        value=10,
        unit="% thang điểm",
        why="Đủ lớn để không phải dao động thường ngày.",
        least=1,
        most=100,
    ),
    Default(
        code="urging.answer-days",
        title="Đôn đốc: hạn trả lời",
        words="Hạn trả lời đặt sẵn trong dự thảo là hết ngày làm việc thứ chừng này; người lập sửa "
        "được.",
        kind=DAYS,
        value=5,
        unit=" ngày làm việc",
        why="Một tuần làm việc.",
        least=1,
        most=30,
    ),
    Default(
        code="explanations.answer-days",
        title="Giải trình: thời hạn đơn vị trả lời",
        words="Hạn đặt sẵn khi yêu cầu giải trình, cả khi phải giải trình lại, là hết ngày làm "
        "việc thứ chừng này; người yêu cầu sửa được.",
        kind=DAYS,
        value=5,
        unit=" ngày làm việc",
        why="Một tuần làm việc; văn bản chưa quy định thời hạn giải trình.",
        least=1,
        most=30,
    ),
    Default(
        code="explanations.subjective-required",
        title="Giải trình: có phải nêu nguyên nhân chủ quan",
        words="Áp dụng cho những bản giải trình gửi từ sau khi ghi.",
        kind=CHOICE,
        value="1",
        options={
            "1": "phải nêu ít nhất một nguyên nhân chủ quan",
            "0": "không bắt buộc, một nguyên nhân khách quan có số liệu là đủ",
        },
        why="Chỉ nêu nguyên nhân khách quan thì không rõ đơn vị sẽ tự sửa điều gì; văn bản chưa "
        "quy định.",
    ),
    Default(
        code="obstacles.comment-days",
        title="Khó khăn, vướng mắc: thời hạn cơ quan được chuyển cho ý kiến",
        words="Hạn là hết ngày làm việc thứ chừng này sau ngày chuyển; quá hạn mà chưa có ý kiến "
        "thì ghi là quá hạn. Áp dụng cho những lần chuyển từ sau khi ghi.",
        kind=DAYS,
        value=3,
        unit=" ngày làm việc",
        why="Mặc định hệ thống: văn bản chưa quy định thời hạn cho ý kiến; ba ngày làm việc đủ để "
        "xem và trả lời mà việc của đơn vị không phải chờ lâu.",
        least=1,
        most=30,
    ),
)
