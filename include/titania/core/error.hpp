#pragma once

#include <stdexcept>

#include "titania/core/export.hpp"

/// @file
/// Exceptions thrown at the library's border.  Kernels throw nothing, and a numerical outcome such
/// as convergence is data, not an exception.

namespace titania {

/// A function argument that is not allowed: the text names it, its value and what is allowed.
class TITANIA_API ArgumentError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// A configuration field outside its range: "ArrayConfig.wires.r_word_line = -1 ohm: must be ...".
class TITANIA_API ConfigError : public ArgumentError {
 public:
  using ArgumentError::ArgumentError;
};

/// Arrays whose shapes do not fit: the text gives both shapes with the names of their axes.
class TITANIA_API ShapeError : public ArgumentError {
 public:
  using ArgumentError::ArgumentError;
};

/// A file that cannot be read or written, or that is not what it claims to be.
class TITANIA_API FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A long call was cancelled by its progress callback.  Nothing was changed.
class TITANIA_API Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace titania
