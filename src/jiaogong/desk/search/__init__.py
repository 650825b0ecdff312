"""One box that searches everything: people, unions, acts, notices, meetings, texts, changes, and the pages themselves.

`rooms.found_everywhere` starts each group from the room's own `…_visible_to` and narrows it as the room's list does,
so that the list which a group leads to shows the same; `places` knows the pages by their names.
"""
