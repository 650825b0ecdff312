"""The pages of questions and inspections."""
