"""What one sees: the window. The only room that knows Qt."""
