"""What a report says to a plan of action: whom its actions concern, what answers them, what is still missing."""
