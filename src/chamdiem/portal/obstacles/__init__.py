"""Khó khăn, vướng mắc."""
