"""Writing a scene to a file: one module for each format in ``formats``, found by ``registry``."""
