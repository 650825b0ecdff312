from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiaogong.kernel.errors import NotFound, NotPermitted
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import evidence
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing

pytestmark = pytest.mark.django_db
SIGNED = b"%PDF-1.7 signed"


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def test_the_same_file_proves_an_entry_once(chair: Standing) -> None:
    entry = make_entry(by=chair)

    files = [
        evidence.add_evidence(actor=chair, entry_id=entry.pk, name=name, data=SIGNED)
        for name in ("签到.pdf", "又签到.pdf")
    ]

    assert files[0] == files[1]
    assert AuditLine.objects.filter(act="ledger.evidence_added").count() == 1


def test_a_member_adds_no_evidence_to_what_others_wrote(chair: Standing, member: Standing) -> None:
    entry = make_entry(by=chair)

    with pytest.raises(NotPermitted, match="writer and the officers"):
        evidence.add_evidence(actor=member, entry_id=entry.pk, name="x.pdf", data=SIGNED)


def test_the_file_of_another_school_is_not_there(chair: Standing, other_chair: Standing) -> None:
    entry = make_entry(by=chair)
    file = evidence.add_evidence(actor=chair, entry_id=entry.pk, name="签到.pdf", data=SIGNED)

    with pytest.raises(NotFound):
        evidence.evidence_for(other_chair, file.pk)


def test_each_reading_of_a_sensitive_file_is_logged_and_from_above_refused(
    chair: Standing, area_chair: Standing
) -> None:
    visit = make_entry(by=chair, category="care", figures=(FigureFact("visits", 1),))
    file = evidence.add_evidence(actor=chair, entry_id=visit.pk, name="慰问.pdf", data=SIGNED)

    evidence.evidence_for(chair, file.pk)

    with pytest.raises(NotPermitted, match="sensitive kind"):
        evidence.evidence_for(area_chair, file.pk)
    assert [line.actor_name for line in AuditLine.objects.filter(act="ledger.read_sensitive")] == ["陆云舒"]


def test_what_proves_a_confirmed_entry_stays(chair: Standing) -> None:
    draft, confirmed = make_entry(by=chair, confirmed=False), make_entry(by=chair)
    loose, firm = (
        evidence.add_evidence(actor=chair, entry_id=e.pk, name="x.pdf", data=SIGNED) for e in (draft, confirmed)
    )

    evidence.drop_evidence(actor=chair, evidence_id=loose.pk)

    with pytest.raises(NotPermitted, match="not changed but corrected"):
        evidence.drop_evidence(actor=chair, evidence_id=firm.pk)
    assert (draft.evidence.count(), confirmed.evidence.count()) == (0, 1)
