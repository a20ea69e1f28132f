#!/usr/bin/python3
"""Starts Orca beside any other: its own starter refuses where this user runs one already, as a
developer may who needs it.

The first argument is the folder with its settings, the second the file in which it writes down
what it does.
"""

import sys

from orca import debug, orca


def main(settings, log):
    debug.debugLevel = debug.LEVEL_ALL
    debug.eventDebugLevel = debug.LEVEL_OFF
    # By lines: what is said is to be read there at once.
    debug.debugFile = open(log, "w", buffering=1)
    orca.getSettingsManager().activate(settings, {})
    return orca.main()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
