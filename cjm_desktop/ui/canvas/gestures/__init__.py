"""The gestures of the canvas, one module for each; ``registry`` finds them."""
