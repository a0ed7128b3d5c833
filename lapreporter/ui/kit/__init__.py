"""The kit: theme, icons and controls from which every screen is built. It knows nothing of reports."""
