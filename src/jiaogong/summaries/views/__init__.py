"""Pages of whole texts: the list and the workspace, reading an old one, checking a draft."""
