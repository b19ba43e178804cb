#pragma once

/// @file
/// What most programs need.  Everything includes the standard library alone; users of Eigen find
/// conversions in titania/eigen.hpp.

#include "titania/accelerator/inference.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/baseline/brain.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/baseline/gpu_run.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/spice.hpp"
#include "titania/circuit/transfer.hpp"
#include "titania/compare/versus.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"
#include "titania/core/random.hpp"
#include "titania/core/text.hpp"
#include "titania/core/units.hpp"
#include "titania/core/version.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/components.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/io/archive.hpp"
#include "titania/io/json.hpp"
#include "titania/io/preset.hpp"
#include "titania/network/compression.hpp"
#include "titania/network/network.hpp"
#include "titania/network/zoo.hpp"
#include "titania/tile/tile.hpp"
