"""Files that prove some of the entries: minutes and sign-in sheets as text, photographs as drawn pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.recording import Recorded
from jiaogong.config.demo.tree import SEED
from jiaogong.kernel import audit, clock, files
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry, Evidence
from jiaogong.members.models import Office

_SCENES = 12
_SIZE = (640, 420)
_KINDS = {"text": "纪要.txt", "photo": "现场.png"}


def keep_evidence(recorded: Sequence[Recorded], roster: Roster, album: Album) -> None:
    """Keep the evidence that a union has of its confirmed entries, all of it at once."""
    adding = roster.office_holder(Office.Kind.CHAIR).person
    rows = []
    for done in recorded:
        if done.act.evidence and done.entry.state == Entry.State.CONFIRMED:
            kept = _minutes(done, roster) if done.act.evidence == "text" else album.scene(done.entry.pk)
            rows.append(
                Evidence(
                    entry=done.entry,
                    name=f"{done.entry.title[:80]}{_KINDS[done.act.evidence]}",
                    sha256=kept.sha256,
                    size=kept.size,
                    content_type=kept.content_type,
                    added_by=adding,
                    added_at=clock.now(),
                )
            )
    Evidence.objects.bulk_create(rows, batch_size=500)
    lines = [audit.line(adding, "ledger.evidence_added", row.entry, sha256=row.sha256) for row in rows]
    AuditLine.objects.bulk_create(lines, batch_size=500)


def _minutes(done: Recorded, roster: Roster) -> files.Kept:
    """Title, day, what was done, and who signed, for acts that name nobody in need."""
    facts = done.act.facts
    lines = [roster.union.name, facts.title, f"时间：{facts.first_day:%Y年%m月%d日}", facts.sentence]
    if not done.entry.in_category.sensitive:
        rng = Random(f"{SEED}:{roster.union.code}:{facts.title}:{facts.first_day}")
        lines.append("签到：" + "、".join(p.name for p in rng.sample(roster.people, min(6, len(roster.people)))))
    return files.keep("\n".join(lines).encode(), "minutes.txt")


class Album:
    """Drawn stand-ins for photographs: a hall or a field with figures, no person in it; each is kept once."""

    def __init__(self) -> None:
        self._kept: dict[int, files.Kept] = {}

    def scene(self, number: int) -> files.Kept:
        """The picture of that number, of twelve."""
        if number % _SCENES not in self._kept:
            self._kept[number % _SCENES] = files.keep(_drawn(number % _SCENES), "scene.png")
        return self._kept[number % _SCENES]


def _drawn(number: int) -> bytes:
    rng = Random(f"{SEED}:scene:{number}")
    ground = tuple(rng.randint(90, 200) for _ in range(3))
    picture = Image.new("RGB", _SIZE, ground)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, _SIZE[0], _SIZE[1] // 2), fill=(205, 226, 240))
    for _ in range(rng.randint(6, 14)):
        x, y = rng.randint(30, _SIZE[0] - 30), rng.randint(_SIZE[1] // 2, _SIZE[1] - 60)
        colour = tuple(rng.randint(40, 230) for _ in range(3))
        draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=(240, 214, 190))
        draw.rectangle((x - 12, y + 9, x + 12, y + 48), fill=colour)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
