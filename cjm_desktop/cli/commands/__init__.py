"""One module for each command; the file's name is the command's (``self_test`` is ``self-test``)."""
