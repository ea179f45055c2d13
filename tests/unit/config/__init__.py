"""Tests of config, one by one."""
