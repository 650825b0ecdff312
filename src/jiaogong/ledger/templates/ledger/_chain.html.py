BBBB BBBB BBBBB
BB BBBBBBBBBBBBBBBBBBBB BBBBBBBBB gettext(u'This entry has been taken back and no longer counts.')  XX XXXXXXBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBXX gettext(u'See the entry that takes it back') XXXXBB BBBBBBBBBBBBBBBBB X XX XXXXXXBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBXX gettext(u'See what stands in its place') XXXXBBBBBBBBBBBBBBBBBBB
BB BBBBBBBBBBBBBBBBBBBB BBBBBB gettext(u'This entry takes another one back: its figures are subtracted.')  XX XXXXXXBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBXX gettext(u'See the wrong entry') XXXXBBBBBBBBBBBBBB
BB BBBBBBBBBBBBBBBBBBBB BBBBBB gettext(u'This entry stands in the place of a wrong one.')  XX XXXXXXBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBXX gettext(u'See the wrong entry') XXXXBBBBBBBBBBBBBB
