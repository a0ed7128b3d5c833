"""The printed report: what stands on each page and why, drawn by the page engine of `lapreporter.exchange.pdf`.

From the answers to the page: `answers` puts values into words, `matter` gathers what a form has to say as `parts`,
`columns` and `tables` turn rows into tables, `charts` puts drawings of `lapreporter.exchange.charts` on the page,
`forms`, `cover`, `summary`, `annexes`, `plan_annex` and `closing_page` set them, and
`document` puts the whole in order.
"""
