"""Rules for the cover page, its dates and its marks (COV)."""
