"""Organisations over time (cơ quan, đơn vị): what each was on a day, as known on a day."""
