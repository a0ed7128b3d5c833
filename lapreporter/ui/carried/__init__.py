"""What came from an earlier report: confirming it, and seeing it beside this one."""
