"""The handbook as one book: the same records and pages as the site, laid out for paper and for e-readers.

fragments    a rendered page (Markdown) becomes an XHTML tree fit for a book
chapters     what is in the book and in which order
law          each provision that the book leans on, once, in the law's own words
registers    contents, index by behaviour, index by article
paper        one HTML with its style sheet, laid out by WeasyPrint into a tagged PDF
numbers      page numbers, put into the finished layout; once, tagtree, digits: less work for WeasyPrint, a smaller file
sheets       pocket card, poster, 给爸妈看
epub         the same chapters as an EPUB 3

Everything is made from kb.render's pages, so a change on the site is a change in the book.
"""

from .chapters import Book, make_book

__all__ = ["Book", "make_book"]
