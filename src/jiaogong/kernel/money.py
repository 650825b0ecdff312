"""Money: stored in fen, told in yuan."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

FEN = 100
WAN = 10_000


def fen_from_yuan(text: str | int | float | Decimal) -> int:
    """Turn an amount in yuan into whole fen.

    Raises ValueError where there is no amount or a part of a fen.

    >>> fen_from_yuan("4,200.50"), fen_from_yuan(100)
    (420050, 10000)
    """
    try:
        amount = Decimal(str(text).replace(",", "").replace("，", "").replace("元", "").strip())
    except InvalidOperation:
        raise ValueError(text) from None
    fen = amount * FEN
    if not fen.is_finite() or fen != fen.to_integral_value():
        raise ValueError(text)
    return int(fen)


def yuan(fen: int) -> int | float:
    """Return an amount in yuan as a JSON number.

    >>> yuan(420000), yuan(420050)
    (4200, 4200.5)
    """
    whole, rest = divmod(fen, FEN)
    return whole if rest == 0 else fen / FEN


def told(fen: int) -> str:
    """Write an amount as prose does: yuan, and 万元 from ten thousand up where that is exact to a hundred.

    >>> told(460000), told(1030000), told(1234500), told(25050)
    ('4600元', '1.03万元', '12345元', '250.5元')
    """
    amount = Decimal(fen) / FEN
    if abs(amount) >= WAN and amount % 100 == 0:
        return f"{_plain(amount / WAN)}万元"
    return f"{_plain(amount)}元"


def _plain(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
