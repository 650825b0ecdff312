"""What a form says beside a field, in each language."""

from __future__ import annotations

import pytest
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
