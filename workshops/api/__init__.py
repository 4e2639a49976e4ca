"""What other programs may read: workshops, their sessions, and counts. Never a person."""
