"""Every reading of rounds of opinions (`rounds`), of meetings of heads (`heads`), and of what waits for somebody (`waiting`)."""
