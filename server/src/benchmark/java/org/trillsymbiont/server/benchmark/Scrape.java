package org.trillsymbiont.server.benchmark;

import java.util.List;

/// What an admin port told: lines with a name, labels and a value.
record Scrape(String text) {
  /// The values of all rows whose name and labels begin so, added up; 0 when there are none.
  double sum(String beginning) {
    return text.lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// The rows whose name and labels begin so and whose value is not 0.
  List<String> positive(String beginning) {
    return text.lines()
        .filter(line -> line.startsWith(beginning) && !line.endsWith(" 0.0"))
        .toList();
  }
}
