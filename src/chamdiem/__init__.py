"""Chấm điểm hằng tháng: from a scoring scheme and a month's figures to explained scores."""

__version__ = "0.3.0"
