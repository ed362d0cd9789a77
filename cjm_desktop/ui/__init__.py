"""The editor window: everything that knows widgets. May import every layer but the command line's."""
