"""The returns of units (phiếu tự chấm): drafts, evidence, presenting and sending."""
