"""Explanations (giải trình): a unit is asked, states causes and a remedy, is judged."""
