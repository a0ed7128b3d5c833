"""How a report is asked: editions, pages, questions and conditions, read from the data in ``forms/``."""
