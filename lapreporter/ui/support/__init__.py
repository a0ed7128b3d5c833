"""Help that is not about one question: what to send to the makers of the program."""
