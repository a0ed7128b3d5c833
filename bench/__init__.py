"""Speed, memory and size on this machine, each beside its bar; never part of a test."""
