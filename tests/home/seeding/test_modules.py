from __future__ import annotations

import tomllib

import pytest
from wagtail.models import Page, Site

from curriculum.models import ModuleEdition, ModuleIndexPage, ModulePage
from home.models import HomePage
from home.seeding.modules import CONTENT, seed_modules

pytestmark = pytest.mark.django_db

FILES = sorted(CONTENT.glob("*.toml"))


@pytest.fixture
def pages(karim):
    return seed_modules(karim)


def test_every_content_file_becomes_a_page_in_both_languages(pages):
    slugs = [tomllib.loads(path.read_text(encoding="utf-8"))["slug"] for path in FILES]

    assert len(slugs) >= 2
    assert [(page.slug, page.locale.language_code) for page in pages] == [
        (slug, code) for slug in slugs for code in ("bn", "en")
    ]


def test_translations_share_their_key_and_their_block_ids(pages):
    bangla, english = pages[:2]

    assert bangla.translation_key == english.translation_key
    assert [child.id for child in bangla.sessions] == [
        child.id for child in english.sessions
    ]
    assert bangla.title != english.title


def test_each_module_has_one_edition_with_both_languages(pages, karim):
    editions = ModuleEdition.objects.all()

    assert [(e.number, e.languages, e.created_by) for e in editions] == [
        (1, ["bn", "en"], karim)
    ] * len(FILES)


def test_seeding_twice_makes_nothing_new(pages, karim):
    kinds = (HomePage, ModuleIndexPage, ModulePage, ModuleEdition, Page, Site)
    before = [kind.objects.count() for kind in kinds]

    assert seed_modules(karim) == pages
    assert [kind.objects.count() for kind in kinds] == before


def test_seeding_again_leaves_what_staff_has_changed(pages, karim):
    page = pages[0]
    page.title = "আমাদের শিরোনাম"
    page.save_revision().publish()

    seed_modules(karim)

    assert ModulePage.objects.get(pk=page.pk).title == "আমাদের শিরোনাম"
    assert ModuleEdition.objects.filter(module_key=page.translation_key).count() == 2


def test_the_welcome_page_makes_room_for_ours(pages):
    site = Site.objects.get()

    assert isinstance(site.root_page.specific, HomePage)
    assert site.root_page.locale.language_code == "bn"
    assert site.site_name == "Ankur"
    assert Page.objects.filter(title__startswith="Welcome").count() == 0


def test_a_site_that_has_a_root_of_its_own_keeps_it(karim):
    seed_modules(karim)
    own = HomePage(title="Ours", slug="ours", locale=HomePage.objects.first().locale)
    Page.get_first_root_node().add_child(instance=own)
    Site.objects.update(root_page=own)

    seed_modules(karim)

    assert Site.objects.get().root_page_id == own.pk


def test_the_seeded_pages_answer(pages, client):
    for url in ("/bn/", "/en/", "/bn/modules/", "/en/modules/"):
        assert client.get(url).status_code == 200
    for page in pages:
        assert client.get(page.url).status_code == 200


def test_the_address_without_a_language_leads_to_bangla(pages, client):
    response = client.get("/")

    assert (response.status_code, response["Location"]) == (302, "/bn/")


def test_nothing_for_facilitators_stands_on_the_seeded_public_pages(pages, client):
    for page in pages:
        secrets = [
            block.value["text"].source
            for session in page.sessions
            for activity in session.value["activities"]
            for block in activity["blocks"].bound_blocks
            if block.value["role"] == "facilitator"
        ]
        html = client.get(page.url).content.decode()

        assert secrets != []
        assert [secret for secret in secrets if secret in html] == []
