"""The ground: plain Python without Django, usable from every floor."""
