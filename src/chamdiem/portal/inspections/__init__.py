"""Inspections of units (kiểm tra): planned, announced, checked, minuted, remedied, closed."""
