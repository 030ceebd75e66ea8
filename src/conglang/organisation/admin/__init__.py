"""Screens of those who keep what residents read of people and units."""
