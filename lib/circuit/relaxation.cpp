#include "circuit/relaxation.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace titania::circuit {

Relaxation::Relaxation(const PreparedLines& lines, const CoarseMesh& mesh, const BandMatrix& coarse)
    : lines_(&lines),
      mesh_(&mesh),
      coarse_(&coarse),
      b_(lines.layout.size()),
      next_(lines.layout.size()),
      panel_(kPanelsTogether * lines.layout.panel_size()),
      correction_(mesh),
      restriction_(mesh),
      e_(2 * mesh.nodes()),
      i_word_(padded(lines.layout.rows)),
      i_bit_(padded(lines.layout.cols)),
      missing_(padded(lines.layout.cols)),
      step_(padded(lines.layout.cols)) {}

void Relaxation::start(const Drives& drives) {
  b_.clear();
  is_corrected_ = false;
  if (mesh_->empty()) return;
  restriction_.start();
  for_each_run([&](const Run& run) { restrict_run(*lines_, drives, run); });
  solve_coarse(1, 1);
}

void Relaxation::start_from(std::span<const double> rises) {
  b_.clear();
  is_corrected_ = false;
  const BlockLayout& layout = lines_->layout;
  for (std::size_t i = 0; i < layout.rows; ++i) {
    layout.for_row(i, [&](std::size_t j, std::size_t at) { b_[at] = rises[i * layout.cols + j]; });
  }
}

void Relaxation::copy(const Buffer& blocks, std::span<double> out) const {
  const BlockLayout& layout = lines_->layout;
  for (std::size_t i = 0; i < layout.rows; ++i) {
    layout.for_row(i,
                   [&](std::size_t j, std::size_t at) { out[i * layout.cols + j] = blocks[at]; });
  }
}

Relaxation::Flow Relaxation::flow(const Drives& drives) const {
  std::vector<double> sums(padded(lines_->layout.cols), 0.0);
  add_flow(*lines_, drives, u_.data(), b_.data(), sums.data());
  Flow flow;
  for (const double sum : sums) {
    flow.all += sum;
    flow.largest = std::max(flow.largest, sum);
  }
  return flow;
}

double Relaxation::largest_missing() const {
  // The rises before the sweep are still where the sweep left them.
  const Rises before{next_.data(), was_corrected_ ? &correction_ : nullptr};
  double largest = 0;
  for (std::size_t p = 0; p < lines_->layout.panels; ++p) {
    largest = std::max(largest, largest_change(*lines_, before, b_.data(), p));
  }
  return largest;
}

void Relaxation::sweep(const Drives& drives, bool keep_drops) {
  keep_drops = keep_drops || lines_->is_shorted;
  if (keep_drops && u_.size() == 0) u_ = Buffer(b_.size());
  has_drops_ = keep_drops;
  const Rises before{b_.data(), is_corrected_ ? &correction_ : nullptr};
  solve_word_lines({*lines_, drives, before, next_.data(), keep_drops ? u_.data() : nullptr,
                    panel_.data(), i_word_.data()});
  substitute(before);
  std::swap(b_, next_);
  was_corrected_ = is_corrected_;
  is_corrected_ = false;
  if (lines_->is_shorted) sum_cell_currents(drives);
}

void Relaxation::substitute(const Rises& before) {
  for (auto* sums : {&missing_, &step_}) std::ranges::fill(*sums, 0.0);
  if (!mesh_->empty()) restriction_.start();
  const Substitution s{*lines_,      before,         next_.data(), missing_.data(),
                       step_.data(), i_word_.data(), i_bit_.data()};
  for_each_run([&](const Run& run) { substitute_run(s, run); });
}

void Relaxation::for_each_run(const auto& body) {
  const bool is_coarse = !mesh_->empty();
  const Hats& down = mesh_->down();
  for (std::size_t end = lines_->layout.rows; end > 0;) {
    std::size_t first = end - 1;
    while (first % kLanes > 0 && (!is_coarse || down.first[first - 1] == down.first[end - 1])) {
      --first;
    }
    Run run{first, end - first, nullptr, {}};
    if (is_coarse) {
      run.weights = down.weight.data() + first;
      run.mesh = restriction_.sums_of(first);
    }
    body(run);
    end = first;
  }
}

void Relaxation::sum_cell_currents(const Drives& drives) {
  std::ranges::fill(i_word_, 0.0);
  std::ranges::fill(i_bit_, 0.0);
  const BlockLayout& layout = lines_->layout;
  for (std::size_t i = 0; i < layout.rows; ++i) {
    layout.for_row(i, [&](std::size_t j, std::size_t at) {
      double current =
          lines_->g[at] * (drives.v_word_line[i] - drives.v_bit_line[j] - u_[at] - b_[at]);
      if (drives.injected) current += drives.injected[at];
      i_word_[i] += current;
      i_bit_[j] += current;
    });
  }
}

void Relaxation::correct() {
  if (!mesh_->empty()) solve_coarse(1, 0);
}

void Relaxation::solve_coarse(double word_lines, double bit_lines) {
  const std::span<const double> missing = restriction_.finish();
  for (std::size_t n = 0; n < missing.size(); ++n) {
    e_[CoarseMesh::unknown(n, CoarseMesh::drops)] = word_lines * missing[n];
    e_[CoarseMesh::unknown(n, CoarseMesh::rises)] = bit_lines * missing[n];
  }
  coarse_->solve(e_);
  for (std::size_t n = 0; n < missing.size(); ++n) {
    e_[n] = e_[CoarseMesh::unknown(n, CoarseMesh::rises)];
  }
  correction_.set({e_.data(), missing.size()});
  is_corrected_ = true;
}

std::span<double> Relaxation::corrected_rises() {
  if (is_corrected_) {
    for (std::size_t i = 0; i < lines_->layout.rows; ++i) {
      const auto row = correction_.row(i);
      lines_->layout.for_row(i, [&](std::size_t j, std::size_t at) {
        b_[at] += row.first[j] + row.weight * (row.second[j] - row.first[j]);
      });
    }
    is_corrected_ = false;
  }
  return b_.values();
}

}  // namespace titania::circuit
