"""Opinions answered, alike ones with one text; all answers published together."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.congress.consultation import permissions, posts
from jiaogong.congress.consultation.events import OpinionsAnswered
from jiaogong.congress.consultation.queries.rounds import counts_of, locked_round
from jiaogong.congress.consultation.rules import owes_explanation
from jiaogong.congress.models import OpinionRound, RoundAnswer
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing


@transaction.atomic
def answer_opinions(
    *, actor: Standing, round_id: int, opinion_ids: Collection[int], outcome: str, text: str = ""
) -> RoundAnswer:
    """Answer one opinion, or several alike with one text; until they are published, answered anew at will.

    Raises RuleBroken where what is not adopted, or only in part, is not explained.
    """
    found = locked_round(round_id, visible_to=actor)
    require(permissions.may_answer(actor, found))
    opinions = found.opinions.filter(pk__in=set(opinion_ids))
    if not opinion_ids or opinions.count() != len(set(opinion_ids)):
        raise RuleBroken(_("Choose at least one opinion of this round."))
    if outcome not in RoundAnswer.Outcome.values:
        raise RuleBroken(_("Say whether it is adopted."))
    if owes_explanation(outcome) and not text.strip():
        raise RuleBroken(_("What is not adopted, or only in part, is explained to those who gave it: say why."))
    answer = RoundAnswer.objects.create(
        round=found, outcome=outcome, text=text.strip()[:1000], written_by=actor.person, written_at=clock.now()
    )
    count = opinions.update(answer=answer)
    found.answers.filter(opinions__isnull=True).delete()
    audit.record(actor.person, "congress.round_answered", found, outcome=outcome, opinions=count)
    return answer


@transaction.atomic
def publish_answers(*, actor: Standing, round_id: int) -> OpinionRound:
    """Publish every answer of a round that is over; its counts are frozen and stand in the ledger."""
    found = locked_round(round_id, visible_to=actor)
    require(permissions.may_publish(actor, found))
    counts = counts_of(found, clock.today())
    if counts.unanswered:
        told = ngettext(
            "%(count)s opinion has no answer yet: each one is answered before they are published.",
            "%(count)s opinions have no answer yet: each one is answered before they are published.",
            counts.unanswered,
        )
        raise RuleBroken(told % {"count": counts.unanswered})
    found.entry = posts.published(found, counts, actor)
    found.asked, found.givers = counts.asked, counts.givers
    found.state, found.published_date = OpinionRound.State.PUBLISHED, clock.today()
    found.save(update_fields=["entry", "asked", "givers", "state", "published_date"])
    audit.record(actor.person, "congress.round_published", found, opinions=counts.opinions)
    announce(OpinionsAnswered(round_id=found.pk, actor=actor))
    return found
