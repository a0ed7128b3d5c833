"""Charts as pure geometry: one drawing for the window and for paper.

`years` and `people` turn figures into `shapes` with roles, a conclusion in words, a text for those who do not see the
drawing, and the same figures as a table; `subjects` finds the charts in a report and its history. Nothing here knows
Qt or PDF: whoever draws gives each role its colour.
"""
