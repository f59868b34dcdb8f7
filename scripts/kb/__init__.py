"""The core of the handbook: plain files in, pages and data out. Nothing in this package knows MkDocs.

A room imports only from rooms left of it (tests/test_rooms.py holds that):

    reading     bytes -> text with file:line; YAML, Markdown and Chinese numerals as written
    records     the one schema: fields, closed lists, law, pages, tables
    citing      the law's own structure, and how people cite it
    letters     the template language of letters
    joining     everything loaded, by id; who cites what, what goes where, what is in force: one Handbook, made once
    corpus      quoted law beside other people's texts of it; sentences shared with sources
    search      the index that the search engine reads
    publishing  what is served beside the pages: data, feeds, scripts, policy, copies
    checks      one function per promise
    render      pages as Markdown; site_files() is the whole site
    book        the same pages on paper

`clock` stands beside them: the only place that asks what day it is.
"""

ROOMS = ("reading", "records", "citing", "letters", "joining", "corpus", "search", "publishing", "checks", "render", "book")
