"""Whatever form refuses a field, it says so in our words and not in Django's."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator
from django.utils import translation

PICTURES = FileExtensionValidator(["png", "jpg"])


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (forms.CharField(), "", "此项必填。"),
        (forms.CharField(max_length=4000), "字" * 5000, "最多4000字，现有5000字，请改短。"),
        (forms.CharField(min_length=8), "字", "至少8字，现有1字。"),
        (forms.CharField(), "\0", "文字中有不能保存的字符，请删去后再提交。"),
        (forms.IntegerField(max_value=99), "100", "不能大于99。"),
        (forms.IntegerField(min_value=1), "0", "不能小于1。"),
        (forms.IntegerField(), "三", "请填整数。"),
        (forms.DecimalField(decimal_places=2), "1.234", "小数最多2位。"),
        (forms.ChoiceField(choices=[("a", "甲")]), "b", "请从列出的选项中选择，没有“b”这一项。"),
        (forms.DateField(), "去年", "请填正确的日期，如2026-03-09。"),
        (forms.DateTimeField(), "下午", "请填正确的日期和时间，如2026-03-09 14:30。"),
        (forms.TimeField(), "下午", "请填正确的时间，如14:30。"),
        (forms.EmailField(), "教工", "请填正确的电子邮箱地址。"),
        (forms.FileField(), SimpleUploadedFile("记录.txt", b""), "这个文件是空的，请另选一个。"),
        (
            forms.FileField(validators=[PICTURES]),
            SimpleUploadedFile("a.txt", b"a"),
            "不接受扩展名为txt的文件，可用：png, jpg。",
        ),
    ],
)
def test_a_field_is_refused_in_our_words(field: forms.Field, typed: Any, told: str) -> None:
    with translation.override("zh-hans"), pytest.raises(ValidationError) as refused:
        field.clean(typed)

    assert refused.value.messages == [told]
