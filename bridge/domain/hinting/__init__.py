"""The words that show what a post asks for, and its amounts, days and numbers."""
