"""Rules for victim assistance (VIC)."""
