"""Who listens to which event: the whole list. An event's class on the left, its listeners on the right."""

from __future__ import annotations

LISTENERS: dict[str, tuple[str, ...]] = {
    "jiaogong.members.dossier.events.MemberAdmitted": ("jiaogong.config.membership.post_admission",),
    "jiaogong.members.offices.events.BodyElected": ("jiaogong.config.electing.draft_election",),
    "jiaogong.members.offices.events.ElectionReturned": ("jiaogong.config.electing.drop_election",),
    "jiaogong.members.offices.events.OfficersTrained": ("jiaogong.config.electing.draft_training",),
    "jiaogong.members.offices.events.SeatFilled": ("jiaogong.config.electing.draft_seat",),
    "jiaogong.notices.events.AnswerGiven": ("jiaogong.config.answering.draft_answer",),
    "jiaogong.notices.events.AnswerReturned": ("jiaogong.config.answering.drop_answer",),
}
