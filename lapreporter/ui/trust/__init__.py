"""Whose key it is and how a report leaves: the introduction of an identity, the draft of an e-mail, the stick."""
