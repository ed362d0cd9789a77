"""Tests of the window, with real events."""
