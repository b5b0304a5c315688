"""The words of rich text that matter to its text. All others set how it looks."""

# Words and symbols that stand for characters. A soft line break and a tab are blanks here.
CHARACTERS = {
    "line": " ", "lbr": " ", "tab": " ", "softline": " ", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d",
    "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
SYMBOLS = {"~": "\xa0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": " "}
# What ends a paragraph, and whether that was a cell of a table.
ENDS = {
    "par": False, "sect": False, "page": False, "column": False, "row": False, "nestrow": False,
    "cell": True, "nestcell": True,
}  # fmt: skip
# Groups that hold no text of the document.
NO_TEXT = """
fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator filetbl pict
objdata objclass fldinst header headerl headerr headerf footer footerl footerr footerf ftnsep
ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor atndate atnref atrfstart
atrfend bkmkstart bkmkend xe tc shprslt sp sn sv nonshppict themedata colorschememapping
datastore latentstyles mmathPict moMath private upr xmlnstbl wgrffmtfilter creatim revtim
printim buptim template userprops doccomm formfield datafield falt panose fontemb
"""
SILENT = frozenset(NO_TEXT.split())
# Those that are named when they are left out, in the plural.
TOLD = {
    "pict": "pictures",
    "v": "hidden passages",
    "deleted": "deleted passages (tracked changes)",
    "annotation": "comments",
    "header": "headers of the pages",
    "footer": "footers of the pages",
    "moMath": "formulas",
    "objdata": "embedded objects",
}
# The properties in the group "info".
INFORMATION = {
    "title": "title",
    "author": "author",
    "company": "publisher",
    "subject": "subject",
    "keywords": "keywords",
    "operator": "last_changed_by",
    "manager": "manager",
    "category": "category",
}
# Character sets of fonts and their Windows code pages; 0 and 1 are the document's own.
CHARSETS = {
    77: 1252, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
}  # fmt: skip
