package org.trillsymbiont.client.midi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.SysexMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The MIDI ports of this computer: which there are, and those that are in use. A port that is
/// wanted is used as long as it is there, and used again when it comes back: the system is asked
/// every two seconds while anything is wanted. Launchpads are recognised, and are made grids of
/// pads while they are listened to.
///
/// What the JDK can't tell: it reads its list anew only when the number of ports has changed, and
/// on macOS it does not hear of devices that are plugged in after the start.
///
/// Thread: any; the devices belong to a thread of their own, `trill-midi-ports`.
final class MidiPorts implements AutoCloseable {
  /// Hears of the ports.
  interface Listener {
    /// Something has changed. Thread: the ports'.
    void changed(PortsView view);

    /// A message has come in. Thread: the device's own.
    void received(PortName port, MidiMessage message);
  }

  private static final Logger LOG = LoggerFactory.getLogger(MidiPorts.class);
  private static final long POLL_MILLIS = 2_000;
  private static final long PATIENCE_MILLIS = 3_000;

  private final MidiOut out;
  private final Listener listener;
  private final long pollMillis;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("trill-midi-ports").daemon().factory());
  private final Map<PortName, OpenInput> inputs = new LinkedHashMap<>();
  private final Map<PortName, Output> outputs = new HashMap<>();
  private final PadHandshake handshake = new PadHandshake(this::receiver);
  private final Set<PortName> busy = new HashSet<>();
  private PortsWanted wanted = PortsWanted.NOTHING;
  private PortsView view = PortsView.NOTHING;
  private PortList found = PortList.EMPTY;
  private @Nullable PortName notesTo;
  private @Nullable ScheduledFuture<?> polling;

  private record Output(MidiDevice device, MidiDevice.Info info, Receiver receiver) {}

  /// Uses nothing at first.
  ///
  /// @param out gets the output
  MidiPorts(MidiOut out, Listener listener) {
    this(out, listener, POLL_MILLIS);
  }

  /// @param pollMillis from one look to the next
  MidiPorts(MidiOut out, Listener listener, long pollMillis) {
    this.out = out;
    this.listener = listener;
    this.pollMillis = pollMillis;
  }

  /// Says what is to be used from now on.
  void want(PortsWanted next) {
    execute(() -> {
      wanted = next;
      busy.clear();
      poll(!next.isNothing());
      look();
    });
  }

  /// The output takes nothing any more. It is opened anew with the next look.
  void broken() {
    execute(() -> {
      if (notesTo != null) {
        close(notesTo);
        publish();
      }
    });
  }

  /// Sends messages to the lamps of a pad, if it is still there.
  ///
  /// @param input the pad's input
  void light(PortName input, List<byte[]> messages) {
    execute(() -> {
      OpenInput pad = inputs.get(input);
      if (pad != null && pad.isEntered) {
        handshake.send(pad, messages);
      }
    });
  }

  private void execute(Runnable action) {
    try {
      worker.execute(() -> guarded(action));
    } catch (RejectedExecutionException e) {
      LOG.debug("MIDI ports are closed already", e);
    }
  }

  /// An exception would end the polling without a word.
  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("MIDI ports failed", e);
    }
  }

  private void poll(boolean on) {
    if (on && polling == null) {
      polling =
          worker.scheduleWithFixedDelay(
              () -> guarded(this::look), pollMillis, pollMillis, TimeUnit.MILLISECONDS);
    } else if (!on && polling != null) {
      polling.cancel(false);
      polling = null;
    }
  }

  /// Compares what is wanted with what there is, and opens and closes accordingly.
  private void look() {
    found = PortList.find();
    lookAtInputs();
    lookAtOutputs();
    inputs.values().forEach(handshake::greet);
    publish();
  }

  private void lookAtInputs() {
    for (Map.Entry<PortName, OpenInput> each : List.copyOf(inputs.entrySet())) {
      PortName name = each.getKey();
      OpenInput input = each.getValue();
      Optional<PortList.Port> there = PortList.named(found.inputs(), name);
      boolean isSame = there.isPresent() && there.get().info().equals(input.info);
      if (!isSame || !wanted.inputs().contains(name)) {
        handshake.leave(input);
        inputs.remove(name);
        input.device.close();
      } else {
        input.looks++;
      }
    }
    for (PortName name : wanted.inputs()) {
      if (!inputs.containsKey(name)) {
        PortList.named(found.inputs(), name).ifPresent(this::openInput);
      }
    }
    List<PortName> names = found.outputs().stream().map(PortList.Port::name).toList();
    inputs.forEach((name, input) -> input.pair = name.pair(names).orElse(null));
  }

  private void openInput(PortList.Port port) {
    PortName name = port.name();
    open(
        port,
        device -> {
          device.getTransmitter().setReceiver(new Ear(name));
          PadProtocol protocol = PadProtocol.named(name).orElse(null);
          inputs.put(name, new OpenInput(device, port.info(), protocol));
        });
  }

  /// What is done with a device that has just been opened.
  private interface FirstUse {
    void of(MidiDevice device) throws MidiUnavailableException;
  }

  /// Opens a port. It is asked for its end only when it is open: the JDK gives the same device for
  /// a port each time, and forgets what it has given out only when an open device is closed.
  private void open(PortList.Port port, FirstUse use) {
    try {
      MidiDevice device = MidiSystem.getMidiDevice(port.info());
      try {
        device.open();
        use.of(device);
      } catch (MidiUnavailableException | RuntimeException e) {
        device.close();
        throw e;
      }
      busy.remove(port.name());
    } catch (MidiUnavailableException | IllegalArgumentException e) {
      inUse(port.name(), e);
    }
  }

  private void inUse(PortName name, Exception cause) {
    if (busy.add(name)) {
      LOG.info("{} can't be opened: {}", name, cause.getMessage());
    }
  }

  /// Hears what an input says.
  private final class Ear implements Receiver {
    private final PortName port;

    Ear(PortName port) {
      this.port = port;
    }

    @Override
    public void send(MidiMessage message, long timeStamp) {
      if (message.getStatus() == SysexMessage.SYSTEM_EXCLUSIVE) {
        PadProtocol.identified(message.getMessage())
            .ifPresent(protocol -> execute(() -> identified(port, protocol)));
      } else {
        listener.received(port, message);
      }
    }

    @Override
    public void close() {
      // The device is closed by whoever opened it.
    }
  }

  private void identified(PortName port, PadProtocol protocol) {
    OpenInput input = inputs.get(port);
    if (input != null && input.protocol == null) {
      input.protocol = protocol;
      look();
    }
  }

  private void lookAtOutputs() {
    Set<PortName> needed = new LinkedHashSet<>();
    PortName notes = wanted.output();
    if (notes != null) {
      needed.add(notes);
    }
    inputs.values().stream()
        .filter(input -> input.needsPair() && input.pair != null)
        .forEach(input -> needed.add(input.pair));
    for (Map.Entry<PortName, Output> each : List.copyOf(outputs.entrySet())) {
      PortName name = each.getKey();
      Output output = each.getValue();
      Optional<PortList.Port> there = PortList.named(found.outputs(), name);
      boolean isSame = there.isPresent() && there.get().info().equals(output.info());
      if (!isSame || !needed.contains(name)) {
        close(name);
      }
    }
    if (notesTo != null && !notesTo.equals(notes)) {
      out.use(null);
      notesTo = null;
    }
    for (PortName name : needed) {
      if (!outputs.containsKey(name)) {
        PortList.named(found.outputs(), name).ifPresent(this::openOutput);
      }
    }
    Output output = notes == null ? null : outputs.get(notes);
    if (output != null && notesTo == null) {
      notesTo = notes;
      out.use(output.receiver());
    }
  }

  private @Nullable Receiver receiver(PortName name) {
    Output output = outputs.get(name);
    return output == null ? null : output.receiver();
  }

  private void openOutput(PortList.Port port) {
    open(
        port,
        device -> outputs.put(port.name(), new Output(device, port.info(), device.getReceiver())));
  }

  /// Gives an output back; whoever sounds there is silenced before.
  private void close(PortName name) {
    Output output = outputs.remove(name);
    if (name.equals(notesTo)) {
      out.use(null);
      notesTo = null;
    }
    for (OpenInput input : inputs.values()) {
      if (name.equals(input.pair)) {
        input.isEntered = false;
      }
    }
    if (output != null) {
      output.device().close();
    }
  }

  private void publish() {
    Map<PortName, PortStatus> listened = new HashMap<>();
    Map<PortName, PadProtocol> pads = new HashMap<>();
    for (PortName name : wanted.inputs()) {
      listened.put(name, status(name, inputs.containsKey(name)));
    }
    inputs.forEach((name, input) -> {
      if (input.isEntered && input.protocol != null) {
        pads.put(name, input.protocol);
      }
    });
    PortName notes = wanted.output();
    PortStatus output =
        notes == null ? new PortStatus.Unused() : status(notes, notes.equals(notesTo));
    PortsView next =
        new PortsView(
            found.outputs().stream().map(PortList.Port::name).toList(),
            found.inputs().stream().map(PortList.Port::name).toList(),
            output,
            listened,
            pads);
    if (!next.equals(view)) {
      view = next;
      listener.changed(next);
    }
  }

  private PortStatus status(PortName name, boolean isOpen) {
    if (isOpen) {
      return new PortStatus.Open(name);
    }
    return new PortStatus.Missing(
        name, busy.contains(name) ? PortStatus.Why.BUSY : PortStatus.Why.AWAY);
  }

  /// Silences what sounds, returns pads to what they were, and gives all ports back, within some
  /// seconds. May be called twice.
  @Override
  public void close() {
    execute(() -> {
      wanted = PortsWanted.NOTHING;
      poll(false);
      inputs.values().forEach(handshake::leave);
      List.copyOf(outputs.keySet()).forEach(this::close);
      inputs.values().forEach(input -> input.device.close());
      inputs.clear();
    });
    worker.shutdown();
    try {
      if (!worker.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("MIDI ports did not close in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
