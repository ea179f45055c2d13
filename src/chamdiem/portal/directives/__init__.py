"""The register of directing documents (văn bản chỉ đạo): facts, signatures, readings, review."""
