"""The command line: the same core as the window, for automation and for machines without a screen.

`program` runs it, `reports` and `keys` are its commands; what they do stands without any command line in the others.
"""
