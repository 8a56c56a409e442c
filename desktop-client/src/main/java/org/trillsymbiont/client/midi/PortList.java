package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ports that there are: those that lead out of this program.
record PortList(List<Port> outputs, List<Port> inputs) {
  static final PortList EMPTY = new PortList(List.of(), List.of());

  private static final Logger LOG = LoggerFactory.getLogger(PortList.class);

  /// A port and what the system knows it by.
  record Port(PortName name, MidiDevice.Info info) {}

  PortList {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
  }

  /// Asks the system, which may take some milliseconds.
  static PortList find() {
    List<MidiDevice.Info> outs = new ArrayList<>();
    List<MidiDevice.Info> ins = new ArrayList<>();
    for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
      try {
        MidiDevice device = MidiSystem.getMidiDevice(info);
        if (!(device instanceof Synthesizer) && !(device instanceof Sequencer)) {
          if (device.getMaxReceivers() != 0) {
            outs.add(info);
          }
          if (device.getMaxTransmitters() != 0) {
            ins.add(info);
          }
        }
      } catch (MidiUnavailableException | IllegalArgumentException e) {
        // It went away between the two questions; the next look will tell.
        LOG.debug("{} is gone", info.getName(), e);
      }
    }
    return new PortList(ports(outs), ports(ins));
  }

  private static List<Port> ports(List<MidiDevice.Info> infos) {
    List<PortName> names = PortName.of(infos.stream().map(MidiDevice.Info::getName).toList());
    List<Port> ports = new ArrayList<>();
    for (int i = 0; i < infos.size(); i++) {
      ports.add(new Port(names.get(i), infos.get(i)));
    }
    return ports;
  }

  /// One of some ports by its name.
  static Optional<Port> named(List<Port> ports, PortName name) {
    return ports.stream().filter(port -> port.name().equals(name)).findFirst();
  }
}
