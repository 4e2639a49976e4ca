from __future__ import annotations

import certificates.codes
from django.db import migrations, models


def give_tokens(apps, schema_editor):
    """Those issued before: a token each. Their printed codes go on being checked by code."""
    Certificate = apps.get_model("certificates", "Certificate")
    for certificate in Certificate.objects.filter(token=None).only("pk").iterator():
        certificate.token = certificates.codes.new_token()
        certificate.save(update_fields=["token"])


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_designs_certificates_criteria")]

    operations = [
        migrations.CreateModel(
            name="PublishedCourse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course_id", models.CharField(max_length=8, unique=True, verbose_name="short name")),
                ("module", models.JSONField(verbose_name="module")),
                ("organisation", models.JSONField(verbose_name="organisation")),
            ],
            options={
                "verbose_name": "published course",
                "verbose_name_plural": "published courses",
                "ordering": ["course_id"],
            },
        ),
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key_id", models.CharField(max_length=8, unique=True, verbose_name="key")),
                ("public", models.BinaryField(verbose_name="public key")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("retired_at", models.DateTimeField(blank=True, null=True, verbose_name="retired at")),
                ("has_leaked", models.BooleanField(default=False, verbose_name="leaked")),
            ],
            options={
                "verbose_name": "signing key",
                "verbose_name_plural": "signing keys",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StatusList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
            ],
            options={
                "verbose_name": "list of withdrawn certificates",
                "verbose_name_plural": "lists of withdrawn certificates",
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="certificate",
            name="statement",
            field=models.BinaryField(
                blank=True,
                default=bytes,
                help_text="What the QR code says without a network; empty when not signed.",
                verbose_name="signed statement",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="status_index",
            field=models.PositiveIntegerField(
                blank=True, null=True, unique=True, verbose_name="place in the list of withdrawn ones"
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="token",
            field=models.CharField(max_length=26, null=True, verbose_name="token of the QR code"),
        ),
        migrations.RunPython(give_tokens, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="certificate",
            name="token",
            field=models.CharField(
                default=certificates.codes.new_token, max_length=26, unique=True, verbose_name="token of the QR code"
            ),
        ),
    ]
