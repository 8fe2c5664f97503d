"""What frameworks return at ReLU's kink: one module for each framework, run by `python -m at_zero NAME`."""
