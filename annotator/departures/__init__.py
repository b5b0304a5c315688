"""What leaves a project to be looked at elsewhere: read here, written by ``formats``."""
