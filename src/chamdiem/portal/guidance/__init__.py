"""Guidance of criteria (hướng dẫn): what counts, questions and answers, training."""
