"""Screens of those who keep the library."""
