"""Forms of the sign-in and account pages; what is typed is proved by an action."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

STRENGTH = (
    "Ít nhất 12 ký tự; bốn từ không liên quan ghép lại là tốt nhất. Không dùng tên người, "
    "tên địa phương, cơ quan."
)


class Password(forms.CharField):
    """A password as typed, spaces and all."""

    def __init__(self, label: str, *, required: str, new: bool = False, **named: Any) -> None:
        """Tell the browser's keeper of passwords whether this one is new."""
        kind = "new-password" if new else "current-password"
        super().__init__(
            label=label,
            max_length=256,
            strip=False,
            error_messages={"required": required},
            widget=forms.PasswordInput(attrs={"autocomplete": kind}),
            **named,
        )


class SignInName(forms.CharField):
    """The name somebody signs in with."""

    def __init__(self) -> None:
        """Keep telephones from writing a capital."""
        super().__init__(
            label="Tên đăng nhập",
            max_length=64,
            error_messages={"required": "Hãy nhập tên đăng nhập."},
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )


class Code(forms.CharField):
    """A code of six digits from the app, or a recovery code."""

    def __init__(self, label: str = "Mã xác thực", help_text: str = "") -> None:
        """Offer a telephone's keys for digits."""
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        super().__init__(
            label=label,
            max_length=32,
            help_text=help_text,
            error_messages={"required": "Hãy nhập mã."},
            widget=forms.TextInput(attrs=attrs),
        )


class SignIn(forms.Form):
    """Name and password."""

    username = SignInName()
    password = Password("Mật khẩu", required="Hãy nhập mật khẩu.")


class SecondFactor(forms.Form):
    """The second step of signing in."""

    code = Code(help_text="Mã 6 số đang hiện trong ứng dụng, hoặc một mã dự phòng 8 số.")


class SetSecondFactor(forms.Form):
    """The first code of a new app."""

    code = Code("Mã 6 số trong ứng dụng")


class OwnPassword(forms.Form):
    """One's password, asked before what weakens the account."""

    old = Password("Mật khẩu đang dùng", required="Hãy nhập mật khẩu đang dùng.")


class NewPassword(forms.Form):
    """A new password, typed twice; the policy is asked once it is known whose it is."""

    new = Password("Mật khẩu mới", required="Hãy nhập mật khẩu mới.", new=True, help_text=STRENGTH)
    again = Password("Nhập lại mật khẩu mới", required="Hãy nhập lại mật khẩu mới.", new=True)

    def clean_new(self) -> str:
        """Refuse a weak password, saying why."""
        new: str = self.cleaned_data["new"]
        validate_password(new, getattr(self, "user", None))
        return new

    def clean_again(self) -> str:
        """Refuse what was typed differently."""
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError("Hai lần nhập không giống nhau.")
        return again


class Redeem(NewPassword):
    """Name and code of a printed slip, and one's own password."""

    username = SignInName()
    code = forms.CharField(
        label="Mã trên phiếu",
        max_length=64,
        help_text="Bốn nhóm bốn ký tự; viết hoa hay thường đều được.",
        error_messages={"required": "Hãy nhập mã trên phiếu."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ("username", "code", "new", "again")


class ChangePassword(OwnPassword):
    """The old password, and the new one."""

    new = Password("Mật khẩu mới", required="Hãy nhập mật khẩu mới.", new=True, help_text=STRENGTH)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Keep whose password it is."""
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new(self) -> str:
        """Refuse a weak new password, saying why."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        return new
