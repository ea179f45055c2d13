"""Bộ tiêu chí theo phiên bản: the schemes the system knows, each version as its own bytes."""
