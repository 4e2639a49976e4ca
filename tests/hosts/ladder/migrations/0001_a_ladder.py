from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("assessments", "0001_instruments_versions_answers")]

    operations = [
        migrations.CreateModel(
            name="LadderItem",
            fields=[
                (
                    "item_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="assessments.item",
                    ),
                ),
                ("rungs", models.PositiveSmallIntegerField(default=5)),
            ],
            options={"abstract": False},
            bases=("assessments.item",),
        ),
    ]
