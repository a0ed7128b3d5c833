"""Handing over to a successor: one action that makes a pack of everything the next officer needs."""
