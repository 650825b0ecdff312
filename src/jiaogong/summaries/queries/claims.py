"""The claims of old texts on the review desk: whose they may be, narrowed, counted, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.kernel.web import KeyPage
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing, within
from jiaogong.summaries.models import ClaimDecision, OldClaim, OldFile
from jiaogong.summaries.queries.texts import LONGEST_KEY, texts_visible_to

CLAIMS = 25
OPEN, DECIDED = "open", "decided"
Status = OldClaim.Status


def claims_visible_to(standing: Standing) -> QuerySet[OldClaim]:
    """The claims of the old texts that one may read into the ledger."""
    return OldClaim.objects.filter(within(standing.officer_paths, "text__union__path"))


def tellings_of(standing: Standing, entry: Entry) -> QuerySet[ClaimDecision]:
    """The sentences of old texts that were joined to an entry, of the texts that one may read."""
    joined = ClaimDecision.objects.filter(entry=entry, outcome=ClaimDecision.Outcome.JOINED, claim__isnull=False)
    read = joined.filter(text__in=texts_visible_to(standing).values("pk")).order_by("text", "start")
    return read.select_related("text__union", "claim").defer("text__body", "text__written_body", "text__figures")


def claim_visible_to(standing: Standing, claim_id: int) -> OldClaim:
    """One claim with what its card shows. Raises NotFound where there is none that the person may know of."""
    claim = _shown(claims_visible_to(standing)).filter(pk=claim_id).first()
    if claim is None:
        raise NotFound(_("There is no such sentence, or it is not yours to see."))
    return claim


def locked_claim(claim_id: int, visible_to: Standing) -> OldClaim:
    """A claim fetched for change. Raises NotFound like `claim_visible_to`."""
    known = claim_visible_to(visible_to, claim_id)
    return (
        OldClaim.objects.select_for_update(of=("self",))
        .select_related("text__union", "decision__entry")
        .defer("text__body", "text__written_body", "text__figures")
        .get(pk=known.pk)
    )


@dataclass(frozen=True, slots=True)
class DeskFilter:
    """What the desk is narrowed to; empty means any, `status` acts done, `state` those that are open."""

    batch: int = 0
    text: int = 0
    status: str = Status.DONE
    state: str = OPEN
    category: str = ""
    doubt: str = ""
    words: str = ""

    def of_files(self) -> Q:
        """A condition that a claim is of the batch or text asked for."""
        texts = OldFile.objects.filter(batch=self.batch, text__isnull=False).values("text")
        found = Q(text__in=texts) if self.batch else Q()
        return found & Q(text=self.text) if self.text else found

    def apply(self, claims: QuerySet[OldClaim]) -> QuerySet[OldClaim]:
        claims = claims.filter(self.of_files(), holding(self.words, "quote"), status=self.status)
        claims = claims.filter(decision__isnull=self.state != DECIDED)
        if self.category:
            claims = claims.filter(category=self.category)
        if self.doubt == "sure":
            claims = claims.filter(doubts="")
        elif self.doubt:
            claims = claims.filter(doubts__contains=f"|{self.doubt}|")
        return claims


def desk_page(standing: Standing, narrowed: DeskFilter, after: str, *, size: int = CLAIMS) -> KeyPage[OldClaim]:
    """The claims after a key, doubtful ones first, then by category; anything else starts at the top."""
    claims = narrowed.apply(claims_visible_to(standing))
    pk = int(after) if after.isdecimal() and len(after) < LONGEST_KEY else 0
    rank = claims_visible_to(standing).filter(pk=pk).values_list("rank", flat=True).first() if pk else None
    if rank is not None:
        claims = claims.filter(Q(rank__gt=rank) | Q(rank=rank, pk__gt=pk))
    found = list(_shown(claims).order_by("rank", "pk")[: size + 1])
    return KeyPage(found[:size], str(found[size - 1].pk) if len(found) > size else "")


def _shown(claims: QuerySet[OldClaim]) -> QuerySet[OldClaim]:
    related = ("text__union", "decision__entry", "decision__decided_by", "likely_entry__union", "twin__text__union")
    return claims.select_related(*related, "twin__decision__entry").defer(
        "text__body", "text__written_body", "text__figures", "twin__text__body", "twin__text__written_body"
    )


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How many claims of some files are open by status, how many of those done are sure, and how many are decided."""

    done: int
    sure: int
    rate: int
    planned: int
    said: int
    decided: int

    @property
    def doubtful(self) -> int:
        return self.done - self.sure


def desk_counts(standing: Standing, narrowed: DeskFilter) -> DeskCounts:
    """Counted over the batch or text asked for, whatever else the desk is narrowed to."""
    is_open = Q(decision__isnull=True)
    counted = claims_visible_to(standing).filter(narrowed.of_files())
    return DeskCounts(
        **counted.aggregate(
            done=Count("pk", filter=is_open & Q(status=Status.DONE)),
            sure=Count("pk", filter=is_open & Q(status=Status.DONE, doubts="")),
            rate=Count("pk", filter=is_open & Q(status=Status.RATE)),
            planned=Count("pk", filter=is_open & Q(status=Status.PLANNED)),
            said=Count("pk", filter=Q(status=Status.SAID)),
            decided=Count("pk", filter=~is_open),
        )
    )


def sure_claims(standing: Standing, narrowed: DeskFilter) -> QuerySet[OldClaim]:
    """The open claims of acts done about which nothing is doubtful, of the batch or text asked for."""
    claims = claims_visible_to(standing).filter(narrowed.of_files())
    return claims.filter(status=Status.DONE, doubts="", decision__isnull=True).order_by("text_id", "start")
