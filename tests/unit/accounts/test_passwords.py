"""The policy of passwords: length, common ones, those guessed first in this province."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from chamdiem.portal.accounts.models import User

MAI = User(username="mailt", display_name="Lò Thị Mai")


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456",
        "Mật khẩu 2026!",
        "LaiChau@2026.2026",
        "laichau-tamduong-2026",
        "chamdiem123456",
        "SoKHCN@LaiChau1",
        "UBND tỉnh Lai Châu 2026",
        "qwertyuiop12",
        "asdfghjkl;123",
        "poiuytrewq@2026",
        "aaaaaaaaaaaa1",
        "123456789012",
        "anhyeuem@1999",
    ],
)
def test_what_is_guessed_first_here_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", ["LoThiMai@2026", "mailt-mailt-1985", "Mai Lò Lai Châu 85"])
def test_ones_own_name_with_numbers_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, MAI)


@pytest.mark.parametrize(
    "password",
    ["bốn-chữ-dễ-nhớ", "thung mây gùi nước", "correct horse battery", "x7#Kp!vQ2m@tRz"],
)
def test_words_that_do_not_belong_together_are_taken(password):
    validate_password(password, MAI)


def test_a_short_password_is_refused_in_vietnamese():
    with pytest.raises(ValidationError, match="12"):
        validate_password("gùi nước")


def test_the_refusal_says_what_to_do():
    with pytest.raises(ValidationError, match="bốn từ không liên quan"):
        validate_password("UBND tỉnh Lai Châu 2026")
