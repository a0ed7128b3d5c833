"""The plan of action in the window: the board, an opened action, what is still missing, and the deadlines."""
