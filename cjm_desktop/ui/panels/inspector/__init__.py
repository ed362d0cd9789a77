"""The inspector: forms for whatever is selected, made from tables of fields."""
