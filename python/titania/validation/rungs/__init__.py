"""The rungs of the ladder, a file each: `points()` of each compares with one kind of source."""
