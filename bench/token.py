"""The mark of forms that the browsers of the benchmark carry."""

TOKEN = "k" * 32
