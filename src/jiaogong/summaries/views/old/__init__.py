"""Old summaries: sent in together, read, and decided about sentence by sentence on one desk."""
