"""The sealed month (bản chốt kết quả tháng): one file that a stranger can recompute and verify.

Bytes in, bytes out: random salts, keys and files come from whoever calls.
"""
