"""What a map looks like: colours from theme files, one type scale, one set of distances."""
