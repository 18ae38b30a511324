"""
A workbook → its sheets as text, in a process of its own.

`workbooks` starts `program.main` in a new interpreter, because a workbook of a kilobyte can end
the process that reads it or fill its memory. It takes limits as its argument and the bytes of
the workbook on standard input, and writes one line of JSON and then texts on standard output.
These modules import nothing else of ours, so that the process starts fast and holds nothing
worth having; among themselves they import by relative names, because there they are no part of
this package.
"""
