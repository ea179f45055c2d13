"""Urging: who, why, by whom, until when, and what came of it."""
