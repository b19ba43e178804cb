#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "titania/core/matrix.hpp"

namespace titania::test {

/// A golden file of tests/data.
inline nlohmann::json golden(const std::string& name) {
  std::ifstream file(std::string(TITANIA_TEST_DATA) + "/" + name);
  if (!file) throw std::runtime_error("no golden file " + name);
  return nlohmann::json::parse(file);
}

inline Matrix matrix(const nlohmann::json& rows) {
  Matrix m(rows.size(), rows.at(0).size());
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.cols(); ++j) m(i, j) = rows.at(i).at(j).get<double>();
  }
  return m;
}

inline Matrix row(const nlohmann::json& values) {
  return Matrix(values.get<std::vector<double>>(), 1, values.size());
}

}  // namespace titania::test
