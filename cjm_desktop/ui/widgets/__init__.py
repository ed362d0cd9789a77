"""Controls that the window is put together from. They know no map; each works by keyboard and in both directions."""
