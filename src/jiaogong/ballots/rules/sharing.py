"""A secret in shares, of which any two give it back and one alone tells nothing.

Shamir's scheme with a line through the secret, over the integers modulo a prime: A. Shamir, How to Share a Secret, 1979.
"""

from __future__ import annotations

import secrets

PRIME = 2**521 - 1
SIZE = 32
_POINT = 66


def split(secret: bytes, count: int) -> list[bytes]:
    """Shares of a secret of 32 bytes: points of a line that meets x = 0 at the secret.

    >>> shares = split(bytes(range(32)), 3)
    >>> [join(shares[a], shares[b]) == bytes(range(32)) for a, b in ((0, 1), (2, 0), (1, 2))]
    [True, True, True]
    """
    if len(secret) != SIZE:
        raise ValueError(secret)
    slope = secrets.randbelow(PRIME)
    at_zero = int.from_bytes(secret, "big")
    return [bytes([x]) + ((at_zero + slope * x) % PRIME).to_bytes(_POINT, "big") for x in range(1, count + 1)]


def join(one: bytes, other: bytes) -> bytes:
    """The secret of which these are two shares. Raises ValueError where they are one share, or of different secrets.

    >>> join(split(bytes(32), 2)[0], split(bytes(31) + b"x", 2)[0])
    Traceback (most recent call last):
    ValueError: not two shares of one secret
    """
    (x, y), (u, v) = ((share[0], int.from_bytes(share[1:], "big")) for share in (one, other))
    at_zero = (y * u - v * x) * pow(u - x, -1, PRIME) % PRIME if x != u else PRIME
    if at_zero >= 1 << (8 * SIZE):
        raise ValueError("not two shares of one secret")
    return at_zero.to_bytes(SIZE, "big")
