"""Checking reports that somebody sent, and the keys that were compared."""
