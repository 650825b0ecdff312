"""Acts on whole texts: write, change, finish; read an old one in, claim by claim."""

from jiaogong.summaries.services.reading import accept_claim, accept_claims, drop_claim, read_in
from jiaogong.summaries.services.writing import change_text, set_final, write_text

__all__ = ["accept_claim", "accept_claims", "change_text", "drop_claim", "read_in", "set_final", "write_text"]
