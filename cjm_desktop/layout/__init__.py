"""From document to Scene: a pure function, without Qt.

``scene`` and ``geometry`` are the contract with lanes, paint and export.
"""
