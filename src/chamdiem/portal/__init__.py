"""The web system (cổng chấm điểm); read it from the bottom, it is the month's way."""
