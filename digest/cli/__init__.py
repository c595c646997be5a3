"""The commands: arguments, the clock, progress, printing and exit codes; no thinking. The only room that prints or exits.

Rooms are imported where a command needs them, so that `digest --help` starts at once.
"""
