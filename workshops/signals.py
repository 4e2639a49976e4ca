"""What workshops say upwards. Sent by services, after the transaction is safe."""

from __future__ import annotations

from django.dispatch import Signal

participant_enrolled = Signal()
"""A participant became enrolled: consent is complete. Arguments: `enrolment` (Enrolment).

Sent again when somebody who was withdrawn comes back, so do what you do only once.
"""

attendance_marked = Signal()
"""The roll of a session was called or corrected. Arguments: `session` (Session), `user`.

Sent once for a save, however many people it marks.
"""

workshop_closed = Signal()
"""A workshop was closed. Arguments: `workshop` (Workshop), `user` (who closed it)."""
