import pytest

from jiaogong.prose.tests.saying import Said, misread, said


@pytest.mark.parametrize("one", [pytest.param(one, id=f"{one.kind}-{number}") for number, one in enumerate(said())])
def test_a_sentence_is_read_as_a_careful_person_reads_it(one: Said) -> None:
    wrong = misread(one)

    assert wrong == one.expected("not_yet")
