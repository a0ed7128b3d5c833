"""Rules for munitions retained, acquired and transferred (RET)."""
