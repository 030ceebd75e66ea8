"""Screens of lines over every page."""
