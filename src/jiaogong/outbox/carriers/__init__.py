"""The ways out: each carries one message and either returns or says why it could not."""

from jiaogong.outbox.carriers.undelivered import Undelivered

__all__ = ["Undelivered"]
