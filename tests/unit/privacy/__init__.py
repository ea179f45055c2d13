"""Tests of privacy, one by one."""
