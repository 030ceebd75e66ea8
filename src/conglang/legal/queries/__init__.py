"""What screens ask of the library."""
