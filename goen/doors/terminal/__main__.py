import sys

from goen.doors.terminal.main import main

sys.exit(main())
