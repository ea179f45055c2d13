"""Oversight (kiểm tra, giám sát): the trail in words, and a record of who read what."""
