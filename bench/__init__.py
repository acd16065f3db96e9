"""Benchmarks: whole commands and keystrokes, as ratios against a reference measured in the same run."""
