"""Tests of accounts, one by one."""
