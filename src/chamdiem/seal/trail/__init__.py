"""The chained trail (nhật ký nối chuỗi): walking the chain, its signed heads, its export.

Rows and bytes in, verdicts out: the database, files and keys belong to whoever calls.
"""
