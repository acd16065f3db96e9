"""The site that `--serve` makes: a page, a terminal in it, and a process for each visitor."""
