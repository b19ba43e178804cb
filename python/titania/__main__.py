"""`python -m titania` is the command `titania`."""

from titania.cli import main

if __name__ == "__main__":
    main()
