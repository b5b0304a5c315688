"""The window; the only Qt in the program."""

from annotator.ui.starting import leave_features_out, put_off_collecting

put_off_collecting()
leave_features_out()
