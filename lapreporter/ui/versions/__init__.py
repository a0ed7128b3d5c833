"""Earlier versions of a report, in the window: looking at them and going back to one."""
