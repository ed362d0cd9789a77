"""The outline: the whole map as a tree in reading order, for screen readers and for whoever thinks in lists."""
