"""The actions, one module for each family; the registry finds them by their folder."""
