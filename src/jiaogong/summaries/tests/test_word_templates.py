"""An office's own Word template: given, used by the branch below, refused where it cannot be filled."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_officer, signed_in
from jiaogong.summaries import queries
from jiaogong.summaries.documents.templates import drop_template, give_template
from jiaogong.summaries.models import WordTemplate
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def saying(words: str) -> bytes:
    document, file = Document(), BytesIO()
    document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


@pytest.fixture
def area() -> Union:
    return make_union()


def test_a_template_holds_for_the_branch_until_a_union_below_gives_its_own(area):
    officer, chair = make_officer(area), make_officer(make_union(area))
    school = chair.person.union
    give_template(actor=officer, union=area, name="区.docx", data=saying("{{ title }}"))
    before = queries.template_for(school)

    give_template(actor=chair, union=school, name="校.docx", data=saying("{{ title }}"))

    after = queries.template_for(school)
    assert [t.name for t in (before, after) if t] == ["区.docx", "校.docx"]


def test_a_template_given_up_leaves_the_one_above(area):
    officer, chair = make_officer(area), make_officer(make_union(area))
    for actor, union in ((officer, area), (chair, chair.person.union)):
        give_template(actor=actor, union=union, name=f"{union.code}.docx", data=saying("{{ title }}"))

    drop_template(actor=chair, union=chair.person.union)

    left = queries.template_for(chair.person.union)
    assert left is not None
    assert left.union == area


@pytest.mark.parametrize("words", ["{{ password }}", "{% for part in parts %}"])
def test_a_template_that_cannot_be_filled_is_refused_and_the_one_before_stays(area, words):
    officer = make_officer(area)
    give_template(actor=officer, union=area, name="区.docx", data=saying("{{ title }}"))

    with pytest.raises(RuleBroken, match="新"):
        give_template(actor=officer, union=area, name="新.docx", data=saying(words))

    assert [t.name for t in WordTemplate.objects.all()] == ["区.docx"]


def test_a_chair_gives_none_for_the_area(area):
    chair = make_officer(make_union(area))

    with pytest.raises(NotPermitted):
        give_template(actor=chair, union=area, name="区.docx", data=saying("{{ title }}"))


def test_without_one_the_page_offers_the_shipped_layout_as_a_start(area):
    chair = make_officer(make_union(area))

    answer: Any = signed_in(chair).get("/summaries/template/file/", {"union": chair.person.union.code})

    assert "成文日期" in [s.name for s in Document(BytesIO(b"".join(answer.streaming_content))).styles]
