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

participant_erased = Signal()
"""A person asked to be forgotten. Arguments: `participant` (Participant).

Who erases a person sends it inside the transaction, while the row is still there. Each
plugin then deletes what it knows of them; what must stay (counts, that a paper was
given) stays without a name.
"""

consent_changed = Signal()
"""What somebody agreed to changed: given, taken back or void. Arguments: `participant`."""
