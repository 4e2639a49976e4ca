from functools import partial

from django.db import migrations

from workshops.services.summarising import write_summaries

AT_ONCE = 100


def add_up(apps, schema_editor):
    """Repeating it is safe: only what differs is written."""
    models = partial(apps.get_model, "workshops")
    keys = list(models("Workshop")._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        write_summaries(keys[start : start + AT_ONCE], models)


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0024_rolls_are_added_up'),
    ]

    operations = [
        migrations.RunPython(add_up, migrations.RunPython.noop),
    ]
