"""How Sphinx builds these pages; generate.py makes the rest of the reference first."""

import re

from sphinx.ext.napoleon import GoogleDocstring

import titania

project = "Titania"
author = "The Titania developers"
copyright = author
version = release = titania.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
autodoc_member_order = "bysource"
html_theme = "furo"
html_title = f"Titania {release}"
html_copy_source = False


# Rooms of the extension whose names stand in titania itself.
_OWN = ("accelerator", "array", "io", "network", "tile")


def _public(text):
    """Names as users write them: the extension module is an implementation detail."""
    text = re.sub(rf"titania\._core\.((?:{'|'.join(_OWN)})\.)?", "titania.", text)
    text = re.sub(r"self: [\w.]+(, )?", "", text)
    text = text.replace("typing.SupportsInt | typing.SupportsIndex", "int")
    return text.replace("typing.SupportsFloat | typing.SupportsIndex", "float")


def _docstring(*arguments):
    """Docstrings are plain text (a bar is an absolute value), or Google style where they say so."""
    lines = arguments[-1]
    lines[:] = [
        line if ">>>" in line else re.sub(r"([|*])", r"\\\1", _public(line)) for line in lines
    ]
    if {"Args:", "Attributes:"} & set(lines):
        lines[:] = GoogleDocstring(lines).lines()


def _signature(*arguments):
    return tuple(text and _public(text) for text in arguments[-2:])


def setup(app):
    """Sphinx calls this once."""
    app.connect("autodoc-process-docstring", _docstring)
    app.connect("autodoc-process-signature", _signature)
