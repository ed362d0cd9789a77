"""The panels beside the canvas: palette, inspector, personas, outline, history."""
