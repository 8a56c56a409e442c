package org.trillsymbiont.client.midi;

import java.util.List;
import java.util.Map;

/// How it stands with the ports. Immutable.
///
/// @param outputs all there are
/// @param inputs all there are
/// @param output how it stands with the output that is wanted
/// @param listened how it stands with the inputs that are wanted
/// @param pads the inputs that are grids of pads now
public record PortsView(
    List<PortName> outputs,
    List<PortName> inputs,
    PortStatus output,
    Map<PortName, PortStatus> listened,
    Map<PortName, PadProtocol> pads) {

  /// Before anybody has looked.
  public static final PortsView NOTHING =
      new PortsView(List.of(), List.of(), new PortStatus.Unused(), Map.of(), Map.of());

  public PortsView {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
    listened = Map.copyOf(listened);
    pads = Map.copyOf(pads);
  }
}
