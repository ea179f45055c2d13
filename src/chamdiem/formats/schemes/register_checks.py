"""Checks of what figures take from registers of the system (lấy từ sổ)."""

from chamdiem.formats.schemes.draft import Draft, text

NUMBERS = ("count", "number")


def tasks_say_how_they_count(draft: Draft) -> None:
    """Refuse figures of the register of tasks where the scheme does not say how tasks count."""
    if isinstance(draft.at("tasks"), dict):
        return
    for code, item in draft.inputs().items():
        if (text(item.get("register")) or "").startswith("tasks."):
            draft.object(
                ("inputs", code, "register"),
                f"“{code}” lấy từ sổ nhiệm vụ mà bộ tiêu chí không nói cách tính nhiệm vụ",
                "phần tasks với overdue (once hoặc each-month) và partner (từ 0 đến 1)",
                "tasks-counting",
            )
            return


def registers_give_numbers(draft: Draft) -> None:
    """Refuse a yes-no, a choice or a day that a register should count."""
    for code, item in draft.inputs().items():
        measure = text(item.get("measure")) or ""
        if text(item.get("register")) and measure and measure not in NUMBERS:
            draft.object(
                ("inputs", code, "register"),
                f"Số của sổ là số đếm, mà “{code}” là loại đại lượng khác",
                "measure là count hoặc number",
                "register-measure",
            )


CHECKS = (tasks_say_how_they_count, registers_give_numbers)
