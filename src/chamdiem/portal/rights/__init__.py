"""Who may do what (vai trò, quyền)."""
