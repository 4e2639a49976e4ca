"""The six audiences of a child rights programme. A host may rename, add or remove."""

from __future__ import annotations

from django.db import migrations

AUDIENCES = [
    {
        "slug": "children",
        "name_bn": "কর্মজীবী শিশু",
        "name_en": "Working children",
        "description_bn": "যে শিশুরা দোকানে, কারখানায়, রাস্তায় বা অন্যের বাড়িতে কাজ করে।",
        "description_en": "Children who work in shops, workshops, streets or other people's homes.",
        "reading_level": "basic",
        "answer_way": "shared_device",
        "is_of_children": True,
    },
    {
        "slug": "parents",
        "name_bn": "মা-বাবা ও অভিভাবক",
        "name_en": "Parents and guardians",
        "description_bn": "যাঁরা ঘরে শিশুদের বড় করছেন: মা, বাবা, দাদা-দাদি, নানা-নানি।",
        "description_en": "Those who bring children up at home: mothers, fathers, grandparents.",
        "reading_level": "none",
        "answer_way": "shared_device",
        "is_of_children": False,
    },
    {
        "slug": "employers",
        "name_bn": "নিয়োগকর্তা",
        "name_en": "Employers",
        "description_bn": "যাঁদের দোকান, কারখানা বা বাড়িতে শিশুরা কাজ করে।",
        "description_en": "People in whose shops, workshops or homes children work.",
        "reading_level": "basic",
        "answer_way": "own_phone",
        "is_of_children": False,
    },
    {
        "slug": "schoolchildren",
        "name_bn": "স্কুলপড়ুয়া শিশু",
        "name_en": "Schoolchildren",
        "description_bn": "স্কুলের যে শিশুদের বাড়িতে হয়তো আরেকটি শিশু কাজ করে।",
        "description_en": "Pupils in whose homes another child may be working.",
        "reading_level": "fluent",
        "answer_way": "shared_device",
        "is_of_children": True,
    },
    {
        "slug": "community-leaders",
        "name_bn": "সমাজের নেতৃস্থানীয় মানুষ",
        "name_en": "Community leaders",
        "description_bn": "শিক্ষক, ইমাম, পুরোহিত, কাউন্সিলর ও এলাকার মানুষ যাঁদের কথা শোনেন।",
        "description_en": "Teachers, imams, priests, councillors and others whom people listen to.",
        "reading_level": "basic",
        "answer_way": "own_phone",
        "is_of_children": False,
    },
    {
        "slug": "officials",
        "name_bn": "সরকারি কর্মকর্তা",
        "name_en": "Government officials",
        "description_bn": "শ্রম, সমাজসেবা, শিক্ষা ও পুলিশ বিভাগে যাঁরা শিশুদের জন্য দায়িত্বে আছেন।",
        "description_en": "Those in labour, social services, education and police who answer for children.",
        "reading_level": "fluent",
        "answer_way": "own_phone",
        "is_of_children": False,
    },
]


def seed(apps, schema_editor):
    audience_model = apps.get_model("curriculum", "Audience")
    for place, audience in enumerate(AUDIENCES, start=1):
        fields = {
            **audience,
            "pictogram": f"curriculum/audiences/{audience['slug']}.svg",
            "sort_order": place * 10,
        }
        audience_model.objects.get_or_create(slug=fields.pop("slug"), defaults=fields)


def remove(apps, schema_editor):
    slugs = [audience["slug"] for audience in AUDIENCES]
    apps.get_model("curriculum", "Audience").objects.filter(slug__in=slugs).delete()


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0001_audiences_modules_editions")]
    operations = [migrations.RunPython(seed, remove)]
