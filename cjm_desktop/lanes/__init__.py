"""Lane kinds: one module each in ``kinds``, found by ``registry``."""
