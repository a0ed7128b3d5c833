"""The printed report: an own page engine on reportlab's canvas, finished by pikepdf to tagged PDF/A-3.

From the letter to the file: `bidi`, `pairs` and `shaping` set text, `paragraph` and `plain_paragraph` make `lines` of
it for `layout`, `compositor` flows blocks over `pages` and tags them in `structure`, the modules of `table` and
`drawing` draw, `press` writes the file.
"""
