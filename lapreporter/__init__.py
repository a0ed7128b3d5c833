"""LAP Reporter: an offline assistant for Article 7 reports of the Convention on Cluster Munitions."""

__version__ = "0.1.0"
