"""Closed lists of data review: the kinds of what deserves a look."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What was noticed (việc cần kiểm tra); none of them says that anybody did wrong."""

    CLAIMS = "tu-cham", "Tự chấm cao hơn mức được công nhận"
    FILES = "tep", "Tệp minh chứng giống nhau"
    TEXTS = "giai-thich", "Giải thích giống nhau"
    JUMPS = "dot-ngot", "Số liệu thay đổi đột ngột"
    ROUND = "tron-chuc", "Nhiều số tròn chục"
    SAME = "bang-nhau", "Tiêu chí không phân biệt"
