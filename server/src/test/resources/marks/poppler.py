"""Highlights words on the first page of a PDF by poppler: poppler.py FROM TO WORDS..."""
import pathlib
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler


def point(x, y):
    made = Poppler.Point()
    made.x, made.y = x, y
    return made


document = Poppler.Document.new_from_file(pathlib.Path(sys.argv[1]).as_uri(), None)
page = document.get_page(0)
for words in sys.argv[3:]:
    found = page.find_text(words)[0]
    corners = Poppler.Quadrilateral()
    corners.p1, corners.p2 = point(found.x1, found.y2), point(found.x2, found.y2)
    corners.p3, corners.p4 = point(found.x1, found.y1), point(found.x2, found.y1)
    mark = Poppler.AnnotTextMarkup.new_highlight(document, found, [corners])
    mark.set_contents("Why " + words + "?")
    mark.set_label("Ada")
    page.add_annot(mark)
document.save(pathlib.Path(sys.argv[2]).as_uri())
