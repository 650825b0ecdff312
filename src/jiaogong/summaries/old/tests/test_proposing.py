"""Union and period read off a file's name and first lines."""

from __future__ import annotations

import pytest

from jiaogong.summaries.old.proposing import propose
from jiaogong.unions.models import Union

UNIONS = [
    Union(pk=1, code="A", name="青禾区教育工会", short_name="青禾区"),
    Union(pk=2, code="S1", name="青禾区柳岸小学工会委员会", short_name="柳岸小学"),
    Union(pk=3, code="S2", name="青禾区柳岸小学东校区工会", short_name="柳岸小学东校区"),
    Union(pk=4, code="S3", name="松岭中学工会", short_name="松岭中学"),
]


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("2025年工会工作总结.docx", "2025"),
        ("2025年度工会总结.doc", "2025"),
        ("二〇二四年工会总结.txt", "2024"),
        ("2024—2025学年度工会工作总结.docx", "2024-2025"),
        ("2024-25学年总结.docx", "2024-2025"),
        ("2024-2025学年第一学期.docx", "2024-2025-1"),
        ("2024至2025学年下学期工会总结.docx", "2024-2025-2"),
        ("二○二四学年第二学期工会总结.txt", "2024-2025-2"),
        ("2025年春季学期.txt", "2024-2025-2"),
        ("2025年上半年工会工作小结.docx", "2025H1"),
        ("2025年3月份工作总结.docx", "2025-03"),
        ("工会总结20251231.docx", "2025"),
        ("２０２５年总结.docx", "2025"),
        ("总结（最终版）.docx", None),
        ("9999年总结.docx", None),
    ],
)
def test_the_period_is_read_from_the_title(name, period):
    found = propose(name, "", UNIONS).period

    assert (found and found.code) == period


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("松岭中学2025总结.docx", "", "S3"),
        ("柳岸小学总结.docx", "", "S1"),
        ("柳岸小学东校区总结.docx", "松岭中学工会", "S2"),
        ("总结.docx", "松岭中学工会2025年工作总结\n一年来", "S3"),
        ("總結.docx", "松嶺中學工會2025年工作總結", "S3"),
        ("总结.docx", "柳岸小学和松岭中学", None),
        ("总结.docx", "一年来\n我们\n努力\n松岭中学工会", None),
    ],
)
def test_the_union_is_read_from_the_name_before_the_title(name, text, code):
    found = propose(name, text, UNIONS).union

    assert (found and found.code) == code


def test_without_a_title_the_year_told_most_is_proposed():
    assert str(propose("总结.txt", "一年来\n2024年3月、2025年5月、2025年9月都办了活动。", UNIONS).period) == "2025"
