"""The grid that is laid over a picture to say what is covered of it."""

COLUMNS, ROWS = 12, 16
CELLS = COLUMNS * ROWS
