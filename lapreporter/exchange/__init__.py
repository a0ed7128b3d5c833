"""How a report travels: JSON, PDF, signature and verification."""
