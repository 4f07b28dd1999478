"""The wiring: settings → store → the door out → pages and command line. It decides nothing."""

import sys

from bridge.cli import main

if __name__ == "__main__":
    sys.exit(main())
