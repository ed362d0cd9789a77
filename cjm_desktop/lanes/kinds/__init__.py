"""One module for each lane kind, holding ``KIND``. A kind never imports another."""
