"""How a report survives: generations on disk, attachments, locks, and the file to take along."""
