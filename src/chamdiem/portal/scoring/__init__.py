"""Lần chấm: drafts, runs with every step, ranking, publication."""
