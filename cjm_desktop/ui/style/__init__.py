"""How the window looks: colours, style sheet, fonts and icons. Knows nothing of maps."""
