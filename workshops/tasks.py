"""What runs behind a page that shows how far it is."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope
from django_tasks import task

from workshops.access import Right, has_right
from workshops.choices import ImportState
from workshops.forms.imports import check_import
from workshops.importing import to_be_written
from workshops.models import Import, Organisation
from workshops.refusals import Refused
from workshops.services.importing import Stopped, write_import

_BEAT = 500


@task()
def run_import(import_pk: int, organisation_pk: int, language: str) -> None:
    """Checks the file once more, since the list may have changed, and writes it."""
    organisation = Organisation.objects.get(pk=organisation_pk)
    with scope(organisation=organisation), override(language):
        source = Import.objects.select_related("workshop__organisation").get(
            pk=import_pk
        )
        began = Import.objects.filter(pk=source.pk, state=ImportState.WAITING)
        if not began.update(state=ImportState.RUNNING, rows_done=0):
            return
        try:
            _write(source)
        except Stopped:
            _end(source, ImportState.STOPPED)
        except Refused as refusal:
            _end(source, ImportState.FAILED, " ".join(refusal.messages))
        except Exception:
            _end(source, ImportState.FAILED, _("Something went wrong. Try again."))
            raise


def _write(source: Import) -> None:
    by: User | None = source.started_by
    rights = (Right.RUN, Right.IDENTITIES)
    # The file may have waited while the one who brought it was sent elsewhere.
    if by is None or not all(has_right(by, source.workshop, r) for r in rights):
        raise Refused(
            _("Nothing was written: who brought this file no longer runs the workshop.")
        )
    checked = check_import(source, lambda row: _beat(source, row), user=by)
    if checked.faults:
        raise Refused(_("The list has changed since the check. Check the file again."))
    people = to_be_written(checked.judged, doubtful=source.takes_doubtful)
    write_import(source, people, by=by, beat=lambda: _refuse_if_stopped(source))


def _beat(source: Import, row: int) -> None:
    if row % _BEAT == 0 or row == source.rows:
        Import.objects.filter(pk=source.pk).update(rows_done=row)
        _refuse_if_stopped(source)


def _refuse_if_stopped(source: Import) -> None:
    if Import.objects.filter(pk=source.pk, stop_asked=True).exists():
        raise Stopped


def _end(source: Import, state: ImportState, problem: str = "") -> None:
    Import.objects.filter(pk=source.pk).update(
        state=state, problem=problem[:300], sealed=b"", finished_at=timezone.now()
    )
