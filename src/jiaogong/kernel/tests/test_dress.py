"""What a form says beside a field, in each language."""

from __future__ import annotations

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from jiaogong.kernel.dress import PlainForm, day_field


class Asking(PlainForm):
    on_date = day_field("on")


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh-hans", "此项必填。"), ("zh-hant", "此項必填。"), ("en", "This field is required.")],
)
def test_an_empty_field_is_told_in_the_words_of_the_house(language: str, told: str) -> None:
    with override(language):
        errors = [str(error) for error in Asking({}).errors["on_date"]]

    assert errors == [told]


class Signing(Asking):
    seen = forms.IntegerField(widget=forms.HiddenInput)


@pytest.mark.parametrize("hidden", [{}, {"seen": "x"}])
def test_a_form_that_lost_a_hidden_part_is_refused_with_a_sentence(hidden: dict[str, str]) -> None:
    form = Signing({"on_date": "2026-11-22", **hidden})

    with override("en"):
        shown = render_to_string("components/faults.html", {"form": form})

    assert "<p>Part of this form did not arrive. Open the page anew, then send it again.</p>" in shown


def test_a_form_that_arrived_whole_says_nothing() -> None:
    form = Signing({"on_date": "2026-11-22", "seen": "3"})

    assert (form.is_valid(), list(form.non_field_errors())) == (True, [])
