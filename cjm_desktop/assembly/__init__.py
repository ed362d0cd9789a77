"""Puts the parts together for the command line and the window: what of a map is shown and exported, and with what
a new user starts. Knows neither of the two. Importing it loads none of the heavy parts.
"""
