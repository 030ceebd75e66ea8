"""Speed and memory, measured against a reference in the same run. Never timed tests.

``python -m benchmarks`` prints a table and writes ``build/bench.json`` (name → figures).
"""
