"""Rules for contaminated areas, survey and clearance (CLR)."""
