"""Beginning a report: what was found, what is carried over, and what one has to know before it is made."""
