"""Laying out text: which font a character takes, where lines break, which glyphs stand where.

``types`` is the contract that layout and exporters work with; ``qt_engine`` fulfils it with Qt, ``fixed_engine``
with fixed advances for tests. Only ``qt_engine`` imports PySide6.
"""
