"""The document: frozen records, their ids, queries, invariants and the difference between two documents.

Knows nothing of files, text layout or Qt.
"""
