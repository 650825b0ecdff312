"""Acts on a union's bodies: an election, a seat filled or vacated, the reply of the union above, a training."""
