"""Appraisal (thẩm định): verdicts, threads, samples, objections and rulings."""
