"""Rules for stockpiles and their destruction (STK)."""
