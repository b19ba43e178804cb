// The shortest useful program: one matrix on a TiO2 crossbar, what it gets wrong, what it costs.
#include <iostream>

#include <titania/titania.hpp>

int main() {
  titania::Matrix weight(10, 64), x(100, 64);
  titania::RandomStream(0, "weight").normal(weight.values());
  titania::RandomStream(0, "x").uniform(x.values());

  titania::Network network({titania::Linear{weight, {}}}, titania::io::preset("tio2_passive"), 7);
  network.calibrate(x);
  const auto [outputs, activity, layers, report] = network.measure(x);

  const auto error = titania::product_error(outputs, network.reference(x));
  std::cout << "error of the product: " << 100 * error.nrms << " %\n" << report.to_text();
}
