package org.trillsymbiont.client.midi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which ports are to be used.
///
/// @param output where notes go; null for none
/// @param inputs what is listened to
/// @param isListed whether somebody looks at the lists
record PortsWanted(@Nullable PortName output, Set<PortName> inputs, boolean isListed) {
  static final PortsWanted NOTHING = new PortsWanted(null, Set.of(), false);

  PortsWanted {
    inputs = Set.copyOf(inputs);
  }

  boolean isNothing() {
    return output == null && inputs.isEmpty() && !isListed;
  }
}
