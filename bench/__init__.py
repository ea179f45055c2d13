"""The benchmark: the engine beside its yardsticks, all of them on the same figures."""
