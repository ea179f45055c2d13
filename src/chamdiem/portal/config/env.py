"""Settings come from the environment, through these few readers.

What is missing or malformed stops the program at once and says what to do.
"""

import os
from pathlib import Path


class BadSetting(SystemExit):
    """Raise to stop at start when a setting is missing or malformed."""

    def __init__(self, name: str, trouble: str) -> None:
        """Say which variable, what is wrong with it, and where it is described."""
        super().__init__(
            f"Không khởi động được: biến môi trường {name} {trouble}\n"
            f"Hãy đặt {name} rồi chạy lại; README.vi.md liệt kê các biến và giá trị mẫu."
        )


def text(name: str, default: str | None = None) -> str:
    """Return the variable's text; without a default it must be there."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise BadSetting(name, "chưa được đặt.")
    return default


def secret(name: str) -> str:
    """Return a secret: the variable itself, or what stands in the file that name_FILE names."""
    place = os.environ.get(f"{name}_FILE", "").strip()
    if not place:
        return text(name)
    try:
        return Path(place).read_text(encoding="utf-8").strip()
    except OSError as trouble:
        raise BadSetting(f"{name}_FILE", f"trỏ đến tệp không đọc được: {place}.") from trouble


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes or no: 1/0, true/false, yes/no, on/off."""
    value = text(name, "1" if default else "0").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(name, f"là “{value}”; chỉ nhận 1 (có) hoặc 0 (không).")


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return a whole number of at least so much."""
    value = text(name, str(default))
    if value.isdecimal() and int(value) >= least:
        return int(value)
    raise BadSetting(name, f"là “{value}”; phải là số nguyên từ {least} trở lên.")


def words(name: str, default: str = "") -> list[str]:
    """Return a list written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str, default: Path | None = None) -> Path | None:
    """Return a path, or the default where none is set."""
    value = text(name, "")
    return Path(value) if value else default
