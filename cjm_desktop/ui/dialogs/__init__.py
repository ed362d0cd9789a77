"""Dialogs: for what needs a choice or many options at once."""
