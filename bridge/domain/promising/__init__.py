"""The words of time that commitments are read with."""
