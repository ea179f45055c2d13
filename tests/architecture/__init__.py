"""Tests about the code base itself: its shape, its layers, its locks, its closed lists."""
