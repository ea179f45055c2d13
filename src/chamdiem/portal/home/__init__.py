"""Trang đầu: what the system is, three doors, help; and the demonstration."""
