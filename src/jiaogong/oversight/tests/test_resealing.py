"""After a new key every sealed value is sealed anew, in as many goes as it takes."""

from __future__ import annotations

import pytest

from jiaogong.kernel import keyring, resealing
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.tests.factories import make_person

pytestmark = pytest.mark.django_db
PHONES = ["000-1", "000-2", ""]


@pytest.fixture
def people() -> list[Person]:
    return [make_person(phone=phone) for phone in PHONES]


def test_every_value_is_sealed_anew_and_reads_as_before(people):
    keyring.add_key()

    done = resealing.reseal()

    phones = [Person.objects.get(pk=p.pk).phone for p in people]
    assert (done, phones, resealing.is_all_under_newest_key(), resealing.reseal()) == (2, PHONES, True, 0)


def test_once_all_is_sealed_anew_the_older_key_can_be_forgotten(people):
    keyring.add_key()
    resealing.reseal()

    keyring.forget_older_keys()

    assert (Person.objects.get(pk=people[0].pk).phone, list(resealing.faults())) == (PHONES[0], [])


def test_a_lost_key_is_found_by_looking(people):
    keyring.place().unlink()

    (fault,) = resealing.faults()

    assert "members_person.phone" in fault
    with pytest.raises(RuleBroken):
        Person.objects.get(pk=people[0].pk)
