"""The screens: each one shows one situation, and says what the official asked for."""
