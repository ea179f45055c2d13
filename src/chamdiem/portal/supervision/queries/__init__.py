"""Reading for inspection: what can be asked for, what was made before, and everything in it."""
