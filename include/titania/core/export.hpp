#pragma once
// Marks what a program may link against.  Everything else stays hidden inside the shared library.
#define TITANIA_API __attribute__((visibility("default")))
