"""The trail (nhật ký chỉ ghi thêm): who did what to what, and when.

Call it as a phrase: `from chamdiem.portal.audit import trail as audit`, then
`audit.record(verb="scoring.run.scored", actor=by.opaque_id, subject=run, at=at)`.
"""
