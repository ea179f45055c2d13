"""Approval (phê duyệt): freezing, submitting, sealing, notice, publication, correction."""
