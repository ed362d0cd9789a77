"""What the user chose and what the program remembers from one run to the next. Knows no window and no map."""
