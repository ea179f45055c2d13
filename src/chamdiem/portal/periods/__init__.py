"""The months (kỳ chấm điểm): stages, deadlines, who is expected, what the province confirms."""
