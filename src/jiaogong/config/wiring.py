"""Who listens to which event: the whole list. An event's class on the left, its listeners on the right."""

from __future__ import annotations

_OUTBOX = "jiaogong.outbox.listeners"
_DELEGATES = "jiaogong.congress.delegates.listeners"
_COLLECTING = "jiaogong.config.collecting"
LISTENERS: dict[str, tuple[str, ...]] = {
    "jiaogong.members.dossier.events.MemberAdmitted": ("jiaogong.config.membership.post_admission",),
    "jiaogong.members.offices.events.BodyElected": (
        "jiaogong.config.electing.draft_election",
        f"{_DELEGATES}.body_elected",
    ),
    "jiaogong.members.offices.events.ElectionReturned": ("jiaogong.config.electing.drop_election",),
    "jiaogong.members.offices.events.OfficersTrained": ("jiaogong.config.electing.draft_training",),
    "jiaogong.members.offices.events.SeatFilled": (
        "jiaogong.config.electing.draft_seat",
        f"{_DELEGATES}.seat_filled",
    ),
    "jiaogong.notices.events.AnswerGiven": ("jiaogong.config.answering.draft_answer",),
    "jiaogong.notices.events.AnswerReturned": (
        "jiaogong.config.answering.drop_answer",
        f"{_OUTBOX}.notices.answer_returned",
    ),
    "jiaogong.notices.events.NoticeSent": (f"{_OUTBOX}.notices.notice_sent",),
    "jiaogong.notices.events.Chased": (f"{_OUTBOX}.notices.chased",),
    "jiaogong.meetings.events.MeetingCalled": (f"{_OUTBOX}.meetings.meeting_called",),
    "jiaogong.meetings.events.MeetingCalledOff": (f"{_OUTBOX}.meetings.meeting_called_off",),
    "jiaogong.members.dossier.events.CorrectionDecided": (f"{_OUTBOX}.requests.correction_decided",),
    "jiaogong.members.dossier.events.TransferWaiting": (f"{_OUTBOX}.requests.transfer_waiting",),
    "jiaogong.proposals.events.CallOpened": (f"{_OUTBOX}.proposals.call_opened",),
    "jiaogong.proposals.events.SecondingAsked": (f"{_OUTBOX}.proposals.seconding_asked",),
    "jiaogong.proposals.events.ProposalAssigned": (f"{_OUTBOX}.proposals.proposal_assigned",),
    "jiaogong.proposals.events.AnswerChased": (f"{_OUTBOX}.proposals.answer_chased",),
    "jiaogong.proposals.events.AnswersPublished": (f"{_OUTBOX}.proposals.answers_published",),
    "jiaogong.proposals.events.ProposalDecided": (f"{_OUTBOX}.proposals.proposal_decided",),
    "jiaogong.appraisal.events.FeedbackGiven": (f"{_OUTBOX}.appraisals.feedback_given",),
    "jiaogong.appraisal.events.LeadPassedOn": (f"{_OUTBOX}.appraisals.lead_passed_on",),
    "jiaogong.organisation.events.ChangeDecided": (f"{_OUTBOX}.requests.change_decided",),
    "jiaogong.ballots.events.BallotOpened": (
        "jiaogong.appraisal.services.follow_ballot",
        "jiaogong.elections.listeners.ballot_opened",
    ),
    "jiaogong.elections.events.NamingOpened": (f"{_OUTBOX}.elections.naming_opened",),
    "jiaogong.elections.events.ApprovalAsked": (f"{_OUTBOX}.elections.approval_asked",),
    "jiaogong.elections.events.ApprovalAnswered": (f"{_OUTBOX}.elections.approval_answered",),
    "jiaogong.elections.events.ListPublished": (f"{_OUTBOX}.elections.list_published",),
    "jiaogong.elections.events.VoteOpened": (f"{_OUTBOX}.elections.vote_opened",),
    "jiaogong.elections.events.ResultDeclared": (f"{_OUTBOX}.elections.result_declared",),
    "jiaogong.ballots.events.BallotCounted": (
        "jiaogong.congress.sessions.services.voting.take_count",
        "jiaogong.appraisal.services.record_count",
        f"{_DELEGATES}.ballot_counted",
        "jiaogong.elections.listeners.ballot_counted",
    ),
    "jiaogong.ballots.events.BallotEnded": (
        "jiaogong.congress.sessions.services.voting.take_back",
        "jiaogong.appraisal.services.return_from_ballot",
        f"{_DELEGATES}.ballot_ended",
        "jiaogong.elections.listeners.ballot_ended",
    ),
    "jiaogong.congress.sessions.events.SessionCalled": (
        "jiaogong.congress.documents.listeners.notice_given",
        "jiaogong.outbox.listeners.congress.session_called",
    ),
    "jiaogong.congress.sessions.events.SessionMoved": (
        "jiaogong.congress.documents.listeners.notice_given",
        "jiaogong.outbox.listeners.congress.session_moved",
    ),
    "jiaogong.congress.sessions.events.SessionCalledOff": ("jiaogong.outbox.listeners.congress.session_called_off",),
    "jiaogong.congress.sessions.events.PapersSent": ("jiaogong.outbox.listeners.congress.papers_sent",),
    "jiaogong.congress.consultation.events.RoundOpened": (f"{_OUTBOX}.consultation.round_opened",),
    "jiaogong.congress.consultation.events.OpinionsAnswered": (f"{_OUTBOX}.consultation.opinions_answered",),
    "jiaogong.congress.consultation.events.HeadsCalled": (f"{_OUTBOX}.consultation.heads_called",),
    "jiaogong.congress.consultation.events.HeadsCalledOff": (f"{_OUTBOX}.consultation.heads_called_off",),
    "jiaogong.congress.supervision.events.QuestionAsked": (f"{_OUTBOX}.supervision.question_asked",),
    "jiaogong.congress.supervision.events.QuestionPassed": (f"{_OUTBOX}.supervision.question_passed",),
    "jiaogong.congress.supervision.events.QuestionChased": (f"{_OUTBOX}.supervision.question_chased",),
    "jiaogong.congress.supervision.events.QuestionAnswered": (f"{_OUTBOX}.supervision.question_answered",),
    "jiaogong.congress.supervision.events.InspectionPlanned": (f"{_OUTBOX}.supervision.inspection_planned",),
    "jiaogong.congress.supervision.events.InspectionCalledOff": (f"{_OUTBOX}.supervision.inspection_called_off",),
    "jiaogong.congress.supervision.events.RemedyAsked": (f"{_OUTBOX}.supervision.remedy_asked",),
    "jiaogong.summaries.events.SummariesCalled": (f"{_COLLECTING}.summaries_called",),
    "jiaogong.summaries.events.SummariesChased": (f"{_COLLECTING}.summaries_chased",),
    "jiaogong.summaries.events.SummarySubmitted": (
        f"{_COLLECTING}.summary_submitted",
        "jiaogong.summaries.listeners.summary_submitted",
    ),
    "jiaogong.summaries.events.OldSummariesSent": ("jiaogong.summaries.listeners.old_summaries_sent",),
    "jiaogong.summaries.events.SummaryJudged": (f"{_COLLECTING}.summary_judged",),
    "jiaogong.outbox.events.MorningBegan": (f"{_COLLECTING}.morning_began",),
}
