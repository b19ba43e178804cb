#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace titania::detail {

/// A table with a header line: comma-separated, fields with commas in double quotes.
/// For the library's own tables; throws std::logic_error on a row of the wrong length.
class CsvTable {
 public:
  explicit CsvTable(std::string_view text);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
  /// NaN for an empty field.
  [[nodiscard]] double number(std::size_t row, std::string_view column) const;

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace titania::detail
