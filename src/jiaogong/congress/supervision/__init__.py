"""Delegates look after what was decided between sessions, with what came of it.

They ask leaders and offices (询问: `services/asking.py`, `services/answering.py`) and go and see for themselves
(巡视: `services/inspecting.py`, `services/remedying.py`). Start with `models/supervision.py` of the congress.
"""
