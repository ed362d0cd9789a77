"""One module for each output format, named after the file's suffix and holding ``EXPORTER``."""
