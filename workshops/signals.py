"""What workshops say upwards. Sent by services, after the transaction is safe."""

from __future__ import annotations

from django.dispatch import Signal

participant_enrolled = Signal()
"""A participant was enrolled. Arguments: `enrolment` (Enrolment)."""

workshop_closed = Signal()
"""A workshop was closed. Arguments: `workshop` (Workshop), `user` (who closed it)."""
