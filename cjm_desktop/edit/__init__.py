"""Editing: one pure function per user verb, and the session that applies them with undo and redo.

Knows the model alone: no files, no window.
"""
