"""Rules for national resources, cooperation and assistance (RES)."""
