"""Schemes and figures as files, results as files: YAML, CSV, XLSX, JSON; no database."""
