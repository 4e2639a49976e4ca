"""What was counted in a group, for the report: figures, what may be shown, words."""
