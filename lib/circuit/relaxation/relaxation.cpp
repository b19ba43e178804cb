#include "circuit/relaxation/relaxation.hpp"

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

namespace {

/// Calls body(run) for the rows of every panel that lie between the same nodes of the mesh, from
/// the last to the first.
void for_each_run(const BlockLayout& layout, const CoarseMesh& mesh, const auto& body) {
  const Hats& down = mesh.down();
  for (std::size_t end = layout.rows; end > 0;) {
    std::size_t first = end - 1;
    while (first % kLanes > 0 && (mesh.empty() || down.first[first - 1] == down.first[end - 1])) {
      --first;
    }
    body(Run{first, end - first, mesh.empty() ? nullptr : down.weight.data() + first, {}});
    end = first;
  }
}

}  // namespace

void Relaxation::start(const Drives& drives) {
  b_.clear();
  is_corrected_ = false;
  uses_mesh_ = !mesh_->empty();
  if (!uses_mesh_) return;
  restriction_.start();
  for_each_run(lines_->layout, *mesh_, [&](Run run) {
    run.mesh = restriction_.sums_of(run.first);
    restrict_run(*lines_, drives, run);
  });
  solve_coarse(1, 1);
}

void Relaxation::start_without_mesh() {
  b_.clear();
  is_corrected_ = false;
  uses_mesh_ = false;
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

void Relaxation::sweep(std::span<const Step> steps) {
  std::vector<Sweep> sweeps;
  for (const auto& [state, drives, keep_drops] : steps) {
    state->begin_sweep(keep_drops);
    sweeps.push_back({*state->lines_, *drives, state->before(), state->next_.data(),
                      state->has_drops_ ? state->u_.data() : nullptr, state->panel_.data(),
                      state->i_word_.data()});
  }
  solve_word_lines(sweeps);
  const Relaxation& any = *steps.front().state;
  for_each_run(any.lines_->layout, *any.mesh_, [&](const Run& run) {
    for (const Step& step : steps) step.state->substitute(run);
  });
  for (const Step& step : steps) step.state->end_sweep(*step.drives);
}

void Relaxation::begin_sweep(bool keep_drops) {
  has_drops_ = keep_drops || lines_->is_shorted;
  if (has_drops_ && u_.size() == 0) u_ = Buffer(b_.size());
  for (auto* sums : {&missing_, &step_}) std::ranges::fill(*sums, 0.0);
  if (uses_mesh_) restriction_.start();
}

void Relaxation::substitute(Run run) {
  if (uses_mesh_) {
    run.mesh = restriction_.sums_of(run.first);
  } else {
    run.weights = nullptr;
  }
  substitute_run({*lines_, before(), next_.data(), missing_.data(), step_.data(), i_word_.data(),
                  i_bit_.data()},
                 run);
}

void Relaxation::end_sweep(const Drives& drives) {
  std::swap(b_, next_);
  was_corrected_ = is_corrected_;
  is_corrected_ = false;
  if (lines_->is_shorted) sum_cell_currents(drives);
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
  if (uses_mesh_) solve_coarse(1, 0);
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
