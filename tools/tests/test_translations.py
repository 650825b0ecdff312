from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import translations

SIMPLIFIED = f'{translations.header("zh_Hans")}\nmsgid "Union"\nmsgstr "工会"\n'


def test_the_traditional_catalogue_keeps_the_messages_and_says_its_language() -> None:
    made = translations.traditional(SIMPLIFIED)

    assert made == f'{translations.header("zh_Hant")}\nmsgid "Union"\nmsgstr "工會"\n'


def test_what_is_compiled_does_not_tell_when(tmp_path: Path) -> None:
    po = tmp_path / "django.po"
    po.write_text(SIMPLIFIED, encoding="utf-8")

    told = gettext.GNUTranslations(io.BytesIO(translations.compiled(po))).info()

    assert told["pot-creation-date"] == told["po-revision-date"] == "1970-01-01 00:00+0000"


@pytest.mark.parametrize(
    ("message", "translation", "keeps"),
    [
        ("%(count)s entries", "%(count)s条", True),
        ("%(count)s entries", "%(number)s条", False),
        ("entries", "条", True),
        (("%(count)s entry", "%(count)s entries"), ("%(count)s条",), True),
    ],
)
def test_a_translation_fills_the_places_of_its_message(
    message: str | tuple[str, str], translation: str | tuple[str], keeps: bool
) -> None:
    assert translations.keeps_places(Message(message, translation)) is keeps


def test_a_fuzzy_translation_is_none() -> None:
    assert not translations.is_translated(Message("Union", "工会", flags=["fuzzy"]))
