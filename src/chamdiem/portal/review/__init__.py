"""Data review (rà soát số liệu): what deserves a look, each with its reason; no table."""
