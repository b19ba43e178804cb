// gpus.csv has one block of rows per GPU: gpu, parameter, value, low, high, unit, kind, source.  A
// block named "any" holds what every GPU has unless it says otherwise.  "gpu" makes the block a
// system of `count` of that GPU.  A parameter is a field of Gpu, or one of its calibration for
// other work; "fp16.peak", "fp16.e_op" belong to a number format.
//
// gpu_stacks.csv has one block per calibration: stack, gpu, work, then the same.  It begins with
// what gpus.csv says, and with the rows of the same stack and work for "any" GPU.  A stack is known
// on a GPU that has rows of its own, or if there are rows for any.  "default" makes it the one that
// a GPU has unless another is asked for; a GPU's own goes before that of any.

#include <algorithm>
#include <stdexcept>

#include "core/csv.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {
extern const char* const baseline_gpus_csv;
extern const char* const baseline_gpu_stacks_csv;
}  // namespace titania::detail

namespace titania::baseline {

namespace {

using detail::CsvTable;
using energy::Figure;

constexpr std::string_view kAny = "any";

/// A GPU as sold, and all that is known of software on it.
struct Entry {
  std::string chip;  ///< whose calibrations it has: its own name, or that of a system's GPU
  Gpu gpu;           ///< with its default stacks
  std::vector<Calibration> calibrations = {};
};

[[noreturn]] void refuse(const std::string& what) {
  throw std::logic_error("the GPU table has " + what);
}

Figure figure(const CsvTable& table, std::size_t row) {
  return {table.number(row, "value"),
          table.number(row, "low"),
          table.number(row, "high"),
          table.text(row, "unit"),
          value_of_name<energy::Kind>(table.text(row, "kind"), "gpus.csv"),
          table.text(row, "source")};
}

/// The member of a config that has this name and type, or nullptr.
template <class Member, class Config>
Member* member(Config& config, std::string_view name) {
  Member* found = nullptr;
  for_each_field<Config>([&](const auto& row) {
    using M = std::remove_cvref_t<decltype(row.of(config))>;
    if constexpr (std::same_as<M, Member>) {
      if (name == row.name) found = &row.of(config);
    }
  });
  return found;
}

/// The item of a number format, new if there is none.
template <class Item>
Item& in(std::vector<Item>& items, Precision precision) {
  const auto found = std::ranges::find(items, precision, &Item::precision);
  return found != items.end() ? *found : items.emplace_back(Item{.precision = precision});
}

/// Sets a parameter of a calibration; false if it has none of that name.
bool set(Calibration& calibration,
         const std::string& parameter,
         const CsvTable& table,
         std::size_t row) {
  if (auto* flag = member<bool>(calibration, parameter)) {
    *flag = table.number(row, "value") != 0;
    return true;
  }
  if (auto* number = member<double>(calibration, parameter)) {
    *number = table.number(row, "value");
    return true;
  }
  Figure* place = member<Figure>(calibration, parameter);
  if (const auto dot = parameter.find('.'); dot != std::string::npos) {
    const auto precision = value_of_name<Precision>(parameter.substr(0, dot), "gpus.csv");
    place = member<Figure>(in(calibration.arithmetic, precision), parameter.substr(dot + 1));
  }
  if (place != nullptr) *place = figure(table, row);
  return place != nullptr;
}

void set(Gpu& gpu, const std::string& parameter, const CsvTable& table, std::size_t row) {
  constexpr std::string_view kPeak = ".peak";
  if (parameter == "count") {
    gpu.count = static_cast<std::int64_t>(table.number(row, "value"));
  } else if (auto* words = member<std::string>(gpu, parameter)) {
    *words = table.text(row, "value");
  } else if (auto* plain = member<Figure>(gpu, parameter)) {
    *plain = figure(table, row);
  } else if (parameter.ends_with(kPeak)) {
    const std::string format = parameter.substr(0, parameter.size() - kPeak.size());
    in(gpu.peaks, value_of_name<Precision>(format, "gpus.csv")).rate = figure(table, row);
  } else if (!set(gpu.calibrations.front(), parameter, table, row)) {
    refuse("an unknown parameter '" + parameter + "'");
  }
}

std::vector<Entry> sheets() {
  const CsvTable table(detail::baseline_gpus_csv);
  std::vector<Entry> list;
  Gpu any;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& name = table.text(row, "gpu");
    const std::string& parameter = table.text(row, "parameter");
    if (name == kAny) {
      set(any, parameter, table, row);
      continue;
    }
    if (list.empty() || list.back().gpu.name != name) {
      list.push_back({.chip = name, .gpu = any});
      list.back().gpu.name = name;
    }
    Entry& entry = list.back();
    if (parameter == "gpu") {
      const std::string& chip = table.text(row, "value");
      const auto found = std::ranges::find(list, chip, &Entry::chip);
      if (found == list.end()) refuse("no GPU '" + chip + "' above its use");
      entry = *found;
      entry.gpu.name = name;
    } else {
      set(entry.gpu, parameter, table, row);
    }
  }
  return list;
}

/// Gives a GPU the calibration, in place of what it has for that kind of work.
void calibrate(Gpu& gpu, const Calibration& calibration) {
  const auto old = std::ranges::find(gpu.calibrations, calibration.work, &Calibration::work);
  if (old == gpu.calibrations.end()) {
    gpu.calibrations.push_back(calibration);
  } else {
    *old = calibration;
  }
}

/// What was measured in other work is an estimate for a stack's.
Calibration inherited(Calibration physics) {
  for (Arithmetic& a : physics.arithmetic) {
    for (Figure* f : {&a.e_op, &a.eta_compute}) {
      if (f->kind == energy::Kind::measured) f->kind = energy::Kind::estimated;
    }
  }
  return physics;
}

/// The rows of a stack and a kind of work that speak of an entry's chip, or of any.
class Block {
 public:
  Block(const CsvTable& table, const std::string& stack, const std::string& work)
      : table_(table), stack_(stack), work_(work) {}

  /// Adds the calibration to the entry, if any row speaks of its chip.
  void add_to(Entry& entry) const {
    Calibration calibration = inherited(entry.gpu.calibrations.front());
    calibration.work = value_of_name<WorkKind>(work_, "gpu_stacks.csv");
    calibration.stack = stack_;
    bool known = false;
    for (const std::string_view owner : {kAny, std::string_view(entry.chip)}) {
      known |= set_rows(calibration, owner);
    }
    if (!known) return;
    entry.calibrations.push_back(calibration);
    if (is_default(entry.chip) || (is_default(kAny) && !has(entry.gpu, calibration.work))) {
      calibrate(entry.gpu, calibration);
    }
  }

 private:
  static bool has(const Gpu& gpu, WorkKind work) {
    return std::ranges::find(gpu.calibrations, work, &Calibration::work) != gpu.calibrations.end();
  }

  template <class Visit>
  void for_rows_of(std::string_view owner, Visit visit) const {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (table_.text(row, "stack") == stack_ && table_.text(row, "work") == work_ &&
          table_.text(row, "gpu") == owner) {
        visit(row);
      }
    }
  }

  bool set_rows(Calibration& calibration, std::string_view owner) const {
    bool any = false;
    for_rows_of(owner, [&](std::size_t row) {
      any = true;
      const std::string& parameter = table_.text(row, "parameter");
      if (parameter != "default" && !set(calibration, parameter, table_, row)) {
        refuse("an unknown parameter '" + parameter + "' of a stack");
      }
    });
    return any;
  }

  [[nodiscard]] bool is_default(std::string_view owner) const {
    bool found = false;
    for_rows_of(owner,
                [&](std::size_t row) { found |= table_.text(row, "parameter") == "default"; });
    return found;
  }

  const CsvTable& table_;
  const std::string& stack_;
  const std::string& work_;
};

std::vector<Entry> load() {
  std::vector<Entry> list = sheets();
  for (Entry& entry : list) entry.calibrations = {entry.gpu.calibrations.front()};
  const CsvTable table(detail::baseline_gpu_stacks_csv);
  std::vector<std::pair<std::string, std::string>> blocks;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::pair block(table.text(row, "stack"), table.text(row, "work"));
    if (std::ranges::find(blocks, block) == blocks.end()) blocks.push_back(std::move(block));
  }
  for (const auto& [stack, work] : blocks) {
    const Block block(table, stack, work);
    for (Entry& entry : list) block.add_to(entry);
  }
  for (const Entry& entry : list) validate(entry.gpu, entry.gpu.name);
  return list;
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> list = load();
  return list;
}

const Entry& entry(std::string_view name) {
  return item_of_name("name", name, entries(), [](const Entry& e) { return e.gpu.name; });
}

}  // namespace

const std::vector<Gpu>& gpus() {
  static const std::vector<Gpu> list = [] {
    std::vector<Gpu> all;
    for (const Entry& e : entries()) all.push_back(e.gpu);
    return all;
  }();
  return list;
}

Gpu gpu(std::string_view name, std::string_view stack) {
  const Entry& found = entry(name);
  Gpu gpu = found.gpu;
  if (stack.empty()) return gpu;
  std::vector<std::string> known;
  for (const Calibration& c : found.calibrations) {
    if (!c.stack.empty()) known.push_back(c.stack);
    if (!c.stack.empty() && same_name(c.stack, stack)) calibrate(gpu, c);
  }
  (void)place_of_name("stack", stack, known);
  return gpu;
}

const std::vector<Calibration>& calibrations(std::string_view name) {
  return entry(name).calibrations;
}

}  // namespace titania::baseline
