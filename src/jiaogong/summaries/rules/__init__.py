"""Pure rules of whole texts: put together from sections, cut into them again, merged by sentences."""
