"""`python -m titania` is the command `titania`."""

from titania.command import main

if __name__ == "__main__":
    main()
