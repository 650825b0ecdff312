"""Terms and what makes a body sound. No database, no clock; limits are passed in."""
