"""The languages that the program speaks: message catalogues, numbers, dates and quotation marks.

Knows nothing of maps. Nothing is loaded before it is asked for.
"""
