"""What every test stands on: no screen, no settings of the person who runs it."""

import os

# Before anything imports Qt; `QT_QPA_PLATFORM=xcb python3 run.py test` shows the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
