"""The one table of actions, and what is made from it: menus, tool bar, shortcuts, palette."""
