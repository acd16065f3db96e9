"""What is shown, as `Content` lines: one module for each thing shown; no widgets, and data is never a markup string."""
