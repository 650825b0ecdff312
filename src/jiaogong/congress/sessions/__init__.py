"""Sessions: called, papers sent, roll called, items put to the vote under the rule that binds them, minutes signed."""
