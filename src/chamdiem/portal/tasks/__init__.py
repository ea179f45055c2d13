"""Tasks with six clarities (nhiệm vụ): given, done, confirmed, extended, counted for a month."""
