"""What a report is: the model of an Article 7 report, and nothing about asking, checking or storing it."""
