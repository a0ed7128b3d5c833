"""What a report owes: one function per requirement of the Convention, the plan and good arithmetic."""
