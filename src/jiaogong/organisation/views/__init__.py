"""Pages of the union tree, of changes to it, and of the limits that hold in it."""
