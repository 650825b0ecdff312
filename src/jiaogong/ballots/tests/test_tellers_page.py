from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.ballots.models import Sheet
from jiaogong.ballots.tests.test_hand import on_paper
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Enter how many papers were returned; none is 0."),
        ({"returned": "三"}, "“三” is not a count of papers."),
        ({"returned": "3", "q0-0": "2", "q0-void": "-1"}, "“-1” is not a count of papers."),
    ],
)
def test_a_sheet_on_which_no_count_stands_is_refused(chair, typed, told):
    ballot, (one, _other) = on_paper(chair)

    page = signed_in(one).post(reverse("ballot-sheet", args=[ballot.pk]), typed)

    assert (page.status_code, told in page.content.decode(), Sheet.objects.count()) == (422, True, 0)


def test_fields_left_empty_beside_the_papers_returned_count_as_none(chair):
    ballot, (one, _other) = on_paper(chair)

    signed_in(one).post(reverse("ballot-sheet", args=[ballot.pk]), {"returned": "2", "q0-0": "2", "q0-1": ""})

    assert Sheet.objects.get().counts == [{"votes": [2, 0], "abstained": 0, "void": 0, "written": []}]
