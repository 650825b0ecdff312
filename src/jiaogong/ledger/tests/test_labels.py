from __future__ import annotations

from django.utils import translation

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.ledger.labels import UNITS_EN, Labelled, label, unit_label
from jiaogong.ledger.models import Entry, Figure
from jiaogong.ledger.templatetags.ledger import unit_after


def test_every_printed_unit_has_an_english_name():
    printed = {m.unit for m in MEASURES.values()}

    assert printed - set(UNITS_EN) == set()


def test_every_category_and_measure_has_both_names():
    things: list[Labelled] = [*CATEGORIES.values(), *MEASURES.values()]

    assert [thing for thing in things if not (thing.zh and thing.en)] == []


def test_every_code_fits_the_columns_that_keep_it():
    room = (Figure._meta.get_field("measure").max_length or 0, Entry._meta.get_field("category").max_length or 0)

    too_long = [code for code in MEASURES if len(code) > room[0]] + [code for code in CATEGORIES if len(code) > room[1]]

    assert too_long == []


def test_names_and_units_follow_the_language_of_the_page():
    told = {}
    for language in ("zh-hans", "zh-hant", "en"):
        with translation.override(language):
            told[language] = (label(MEASURES["participants"]), unit_label("场"))

    assert told == {"zh-hans": ("参与人次", "场"), "zh-hant": ("參與人次", "場"), "en": ("Participants", "events")}


def test_after_one_stands_the_singular_unit():
    values = [("visits", 1), ("visits", 2), ("participants", 1), ("visit_amount", 100)]

    with translation.override("en"):
        told = [unit_after(value, measure) for measure, value in values]
    with translation.override("zh-hans"):
        in_chinese = unit_after(1, "visits")

    assert (told, in_chinese) == (["attendance", "attendances", "attendance", "yuan"], "人次")
