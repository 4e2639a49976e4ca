from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from curriculum.editions import freeze_edition
from curriculum.models import ModulePage


@receiver(page_published, sender=ModulePage)
def freeze_published_module(instance: ModulePage, **kwargs: Any) -> None:
    revision = kwargs.get("revision")
    freeze_edition(instance, user=revision.user if revision else None)
