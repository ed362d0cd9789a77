"""The canvas: plays a scene, and turns what the mouse and the keyboard do into edits."""
