"""CJM Desktop, an offline editor of customer journey maps.

Importing this package loads nothing else: ``__main__`` picks the command line or the window first.
"""

__version__ = "0.1.0"
