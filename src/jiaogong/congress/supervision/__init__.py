"""Delegates look after what was decided: questions to leaders (询问) and inspections (巡视), with what came of them."""
