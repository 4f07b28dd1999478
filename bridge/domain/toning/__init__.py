"""The words of the tone check: insults, threats, names of people and their data."""
