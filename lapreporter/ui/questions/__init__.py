"""One hand-made widget for each kind of question."""
