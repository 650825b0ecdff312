"""The first page: the year at a glance, what to do next, the sentence box. Reads everything, is read by nobody."""
