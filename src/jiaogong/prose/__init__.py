"""Chinese prose read as claims: text in, claims and findings out.

Pure Python: no database, no Django, no clock. `read` is the door; `reading`
says what comes back.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jiaogong.prose.assembling import assemble
from jiaogong.prose.reading import Reading
from jiaogong.prose.telling import as_json

__all__ = ["Reading", "as_json", "read"]
