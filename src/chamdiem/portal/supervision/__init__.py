"""Inspection (kiểm tra): everything of a unit or criterion as it was, in one file."""
