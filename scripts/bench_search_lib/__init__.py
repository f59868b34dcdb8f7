"""The parts of `make bench-search`: our search beside others, on the same pages, with the same questions.

Imports flow one way: corpus <- growth, stock_sites, script_peers, ours <- questions <- serving, phone <- measuring <- table.
"""
