"""Tests of the calendar, one by one."""
