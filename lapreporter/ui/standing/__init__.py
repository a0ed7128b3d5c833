"""Where the State stands: the sentences of the last report, each said to be still true or not, and what follows."""
