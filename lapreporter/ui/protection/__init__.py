"""Protection of a report by a passphrase, in the window: turning it on and off, and opening what is protected."""
