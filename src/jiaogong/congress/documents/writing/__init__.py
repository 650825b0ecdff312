"""Each document of a session, written from its record. `DOCUMENTS` lists them in the order of the folder."""

from jiaogong.congress.documents.writing.calling import AGENDA, NOTICE
from jiaogong.congress.documents.writing.document import Document
from jiaogong.congress.documents.writing.outcomes import MINUTES, REPORT, RESOLUTIONS
from jiaogong.congress.documents.writing.roll import ROLL
from jiaogong.congress.documents.writing.talks import OPINIONS, PRESIDIUM
from jiaogong.congress.documents.writing.votes import VOTES

DOCUMENTS: dict[str, Document] = {
    document.code: document
    for document in (NOTICE, AGENDA, ROLL, PRESIDIUM, OPINIONS, VOTES, RESOLUTIONS, MINUTES, REPORT)
}

__all__ = ["DOCUMENTS", "Document"]
