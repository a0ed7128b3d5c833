"""How the program speaks: catalogues, and dates, numbers and names of States in the reader's language."""
