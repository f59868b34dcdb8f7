"""The core of the handbook: plain files in, pages and data out.

Nothing in this package knows MkDocs. A room imports only from rooms before it:

    problems, numerals, vocabulary
    -> source, yamltext            read files safely, keep file:line
    -> fields, law_records, page_records, table_records, ladder_records, schema
    -> provisions, citation_grammar, citations   the law's own structure and how people cite it
    -> knowledge                   everything loaded, by id
    -> timeline, quotations, corpus, lpr, graph, routing
    -> checks
    -> feeds, render, search_index, published, export
"""
