"""The copy of all that is held leaves no table out; erasing takes the name and leaves the counts."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse

from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import parse
from jiaogong.ledger.rollup import rollup
from jiaogong.ledger.rules import PersonFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Account, Office, Person, Relative
from jiaogong.members.queries import headcount, standing_of
from jiaogong.members.tests.factories import make_account, make_office, make_officer, make_person, signed_in
from jiaogong.oversight import holdings, services
from jiaogong.proposals.models import Proposal
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
LEFT = dt.date(2026, 6, 30)
REASON = "本人书面申请"


def test_every_table_that_tells_of_a_person_is_called_by_a_name_and_told_what_erasing_does():
    telling = {reference.name for reference in holdings.references() if not reference.is_of_acting}

    assert telling == set(holdings.HELD)


def test_everything_of_a_file_is_kept_for_the_counts_or_can_be_blanked():
    fields = [f for f in Person._meta.concrete_fields if f.name not in (*services.KEPT, "number", "name")]

    assert [f.name for f in fields if not (f.null or f.has_default() or f.empty_strings_allowed)] == []


def test_the_copy_holds_file_family_acts_and_what_was_done_to_the_file(chair, member, school):
    Relative.objects.create(person=member.person, relation=Relative.Relation.CHILD, name="沈小舟")
    make_entry(school, by=chair, title="球赛", people=(PersonFact(member.person.pk),))

    tables = {t.title: t.rows for t in services.hand_over_copy(actor=member, person=member.person)}

    assert [row[2].split()[0] for row in tables["Acts that concern you"]] == ["球赛"]
    assert [row[1] for row in tables["Family"]] == ["沈小舟"]
    assert [row[2] for row in tables["Audit lines"]] == ["made a copy of all that is held on a person"]


def test_a_visit_to_several_is_not_told_in_words_to_one_of_them(chair, member, school):
    both = (PersonFact(member.person.pk), PersonFact(make_person(school).pk))
    make_entry(school, by=chair, title="探望二人", category="care", people=both)

    tables = {t.title: t.rows for t in holdings.copy_of(member.person, member)}

    assert [row[2] for row in tables["Acts that concern you"]] == ["concerns others too"]


def test_what_somebody_did_for_others_is_listed_and_not_told(chair, school):
    make_entry(school, by=chair, title="探望手术教师", category="care")

    assert "探望手术教师" not in str(holdings.copy_of(chair.person, chair))


def test_a_chair_who_hands_a_copy_over_reads_no_feedback_that_another_keeps(chair, member, school):
    vice = make_person(school, name="庄砚")
    make_office(vice, kind=Office.Kind.VICE_CHAIR)
    plan = Appraisal.objects.create(
        union=school, year=2026, title="民主评议", state="counted", approved_date=LEFT, cast=12, entitled=12,
        planned_by=vice, planned_at=clock.now(),
    )  # fmt: skip
    for at, who in enumerate((chair.person, member.person), 1):
        told = {"feedback": f"反馈{at}", "reply": f"表态{at}", "fed_back_at": clock.now()}
        Subject.objects.create(appraisal=plan, position=at, person=who, post="校级干部", **told)

    readings = [str(holdings.copy_of(member.person, who)) for who in (member, standing_of(vice), chair)]

    assert ["反馈2" in told and "表态2" in told for told in readings] == [True, True, False]


def test_a_draft_of_a_proposal_is_told_to_its_proposer_alone(chair, member, school):
    facts = {"reasons": "灯坏了", "remedy": "换灯", "since": LEFT, "proposer": member.person}
    Proposal.objects.create(union=school, title="操场照明", **facts)

    assert ["操场照明" in str(holdings.copy_of(member.person, who)) for who in (member, chair)] == [True, False]


def test_the_copy_comes_as_a_spreadsheet_with_a_sheet_a_table(member):
    answer = signed_in(member).get(reverse("own-copy-file", args=["M0001"]))

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[:2] == ["1 The file", "2 Account"]


def test_the_copy_is_for_the_person_and_the_own_chair(area_chair, chair, member):
    services.hand_over_copy(actor=chair, person=member.person)

    with pytest.raises(NotPermitted, match="made by the person"):
        services.hand_over_copy(actor=area_chair, person=member.person)


@pytest.fixture
def gone(school):
    return make_person(school, name="祁连雪", number="G0001", left_date=LEFT, is_member=False, phone="000-1")


def test_erasing_takes_the_name_the_account_and_the_family(chair, gone):
    make_account(gone)
    Relative.objects.create(person=gone, relation=Relative.Relation.CHILD, name="祁小舟")

    erased = services.erase_person(actor=chair, number="G0001", reason=REASON)

    erased.refresh_from_db()
    assert (erased.name, erased.phone, erased.account, erased.birth_date) == ("(erased)", "", None, None)
    assert (Relative.objects.count(), Account.objects.count()) == (0, 0)
    assert AuditLine.objects.get(act="oversight.erased").detail == {"reason": REASON}
    assert "祁连雪" not in str(list(Person.objects.values()))


def test_erasing_leaves_the_counts_as_they_were(chair, gone, school):
    make_entry(school, by=chair, people=(PersonFact(gone.pk),))
    day, year = dt.date(2026, 11, 22), parse("2026")
    before = headcount(school, day), rollup(school, year)

    services.erase_person(actor=chair, number="G0001", reason=REASON)

    assert (headcount(school, day), rollup(school, year)) == before


@pytest.mark.usefixtures("gone")
def test_a_file_is_erased_once(chair):
    erased = services.erase_person(actor=chair, number="G0001", reason=REASON)

    with pytest.raises(RuleBroken, match="already"):
        services.erase_person(actor=chair, number=erased.number, reason=REASON)


def test_a_serving_member_is_not_erased(chair, member):
    with pytest.raises(RuleBroken, match="article 47"):
        services.erase_person(actor=chair, number="M0001", reason=REASON)

    assert Person.objects.get(pk=member.person.pk).name == "沈一诺"


@pytest.mark.usefixtures("gone")
@pytest.mark.parametrize("reason", ["", "  "])
def test_nobody_is_erased_without_a_reason(chair, reason):
    with pytest.raises(RuleBroken, match="Say why"):
        services.erase_person(actor=chair, number="G0001", reason=reason)


def test_the_form_erases_and_leads_to_what_is_left(chair, gone):
    answer = signed_in(chair).post(reverse("person-erase", args=["G0001"]), {"reason": REASON, "sure": "on"})

    assert (answer.status_code, answer["location"]) == (302, reverse("person", args=[f"X{gone.pk:09}"]))


@pytest.mark.usefixtures("gone")
def test_a_form_without_consent_keeps_what_was_typed(chair):
    answer = signed_in(chair).post(reverse("person-erase", args=["G0001"]), {"reason": REASON})

    assert (answer.status_code, REASON in answer.content.decode()) == (422, True)


@pytest.mark.usefixtures("gone")
def test_the_chair_of_another_school_erases_nobody(area):
    other = signed_in(make_officer(make_union(area)))

    assert other.post(reverse("person-erase", args=["G0001"]), {"reason": REASON, "sure": "on"}).status_code == 404
