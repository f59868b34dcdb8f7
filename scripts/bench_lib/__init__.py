"""The parts of `make bench`: what the handbook costs to build, to lay out, to fetch and to store.

Imports flow one way: costs <- projects, weights, loads <- report.
"""
