"""Demonstration content: three portals, their people, two years of articles, a desk full of work.

Data lies in ``cast.toml``, ``open_work.toml``, ``weeks.toml``, ``articles/`` and ``scenes/``;
everything is entered through the same actions as people use, as different persons, with a set
clock.
"""
