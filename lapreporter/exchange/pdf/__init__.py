"""The printed report: an own page engine on reportlab's canvas, finished by pikepdf to tagged PDF/A-3.

From the letter to the file: `bidi` and `shaping` set text, `layout` breaks it into lines, `setter` flows blocks over
`pages` and tags them in `structure`, `table` and `drawing` draw, `press` writes the file.
"""
