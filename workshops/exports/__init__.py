"""Tables for people who work with spreadsheets. What the columns mean: docs/exchange.md."""
