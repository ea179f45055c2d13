"""A portal of one table, so that the launcher is tested without the real one's weight."""
