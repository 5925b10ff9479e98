"""The values of each part of the book, recomputed."""
