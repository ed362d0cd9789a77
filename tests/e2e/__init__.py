"""The program as a user has it: started in a real window system, driven by keys and the mouse alone."""
