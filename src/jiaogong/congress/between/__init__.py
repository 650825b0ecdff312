"""Between sessions: delegates' questions and inspections, rounds of opinions, and the register of rules."""
