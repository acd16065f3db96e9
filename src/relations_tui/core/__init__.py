"""The core: events, dates, sources, queries. It knows no screen."""
