"""Making Django ready for a command: with the folder's database, or for words alone."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.utils import translation
from django.utils.translation import gettext as _

from jiaogong.config.cli import wording
from jiaogong.kernel.errors import RuleBroken


def ready_for_words() -> None:
    """Only the translations: no folder is made and no database opened."""
    if not settings.configured:
        settings.configure(LANGUAGE_CODE="zh-hans", USE_I18N=True, LOCALE_PATHS=[wording.CATALOGUES])
        django.setup()
    translation.activate(wording.language())


def ready(*, current: bool = True) -> None:
    """The settings and a database that answers; unless `current` is not asked, one of this version.

    Raises RuleBroken where the database does not answer or is not of this version.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiaogong.config.settings")
    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as fault:
        raise RuleBroken(f"DATABASE_URL: {fault}") from None
    translation.activate(wording.language())
    from jiaogong.config import schema

    try:
        connection.ensure_connection()
        if current:
            schema.require_current()
    except OperationalError as fault:
        raise RuleBroken(_("The database does not answer: %(fault)s") % {"fault": str(fault).splitlines()[0]}) from None
