"""Official papers in the layout of GB/T 9704-2012: what a paper is made of, and the paper as .docx.

Knows neither union nor person nor row. Start with `paper.Paper`; `word.as_docx` makes the file.
"""
