"""Numbers in Chinese: thousands parted, which Django does not do there."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
