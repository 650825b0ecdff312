from __future__ import annotations

from django.utils import translation

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.ledger.labels import UNITS_EN, Labelled, label, unit_label


def test_every_printed_unit_has_an_english_name():
    printed = {m.unit for m in MEASURES.values()}

    assert printed - set(UNITS_EN) == set()


def test_every_category_and_measure_has_both_names():
    things: list[Labelled] = [*CATEGORIES.values(), *MEASURES.values()]

    assert [thing for thing in things if not (thing.zh and thing.en)] == []


def test_names_and_units_follow_the_language_of_the_page():
    told = {}
    for language in ("zh-hans", "zh-hant", "en"):
        with translation.override(language):
            told[language] = (label(MEASURES["participants"]), unit_label("场"))

    assert told == {"zh-hans": ("参与人次", "场"), "zh-hant": ("參與人次", "場"), "en": ("Participants", "events")}
