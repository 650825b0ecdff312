"""What leaves the house: letters to people's e-mail and to the robot of a union's chat group, and the worker that sends them.

A message is a row of the same transaction as the act that it tells of. It carries a title and the way to the page, never
what stands there. Start with `listeners` (who is told of what), then `services.sending`.
"""
