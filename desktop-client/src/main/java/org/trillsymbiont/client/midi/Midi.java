package org.trillsymbiont.client.midi;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javax.sound.midi.MidiMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.Performance;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.sync.Score;

/// MIDI of one participant: other instruments that play along, keyboards and pads to play on,
/// controllers. Nothing is opened, and no thread runs, until something is wanted.
///
/// Thread: FX, but for [#sent] and [#received].
public final class Midi implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Midi.class);
  private static final long NANOS_IN_MILLI = 1_000_000;

  private final Session session;
  private final Store store;
  private final BuiltIn engine;
  private final Keyboard keyboard;
  private final Learn learn;
  private final Ears ears = new Ears();
  private final MidiOut out;
  private final MidiPorts ports;
  private final Pads pads;
  private final Thread exit = new Thread(this::release, "trill-midi-exit");
  private final AtomicLong received = new AtomicLong();
  private final ObjectProperty<MidiOutSettings> outSettings =
      new SimpleObjectProperty<>(this, "out", MidiOutSettings.INITIAL);
  private final ObjectProperty<MidiInSettings> inSettings =
      new SimpleObjectProperty<>(this, "in", MidiInSettings.INITIAL);
  private final ReadOnlyObjectWrapper<PortsView> view =
      new ReadOnlyObjectWrapper<>(this, "view", PortsView.NOTHING);
  private @Nullable MidiSettings memory;
  private boolean isListed;
  private boolean isUsed;
  private boolean isClosed;

  /// Nothing is used at first.
  ///
  /// @param engine whose notes go out
  /// @param playhead which step is heard
  /// @param hands what keys and pads do
  public Midi(Session session, BuiltIn engine, Playhead playhead, Timer timer, GridHands hands) {
    this.session = session;
    this.store = session.store();
    this.engine = engine;
    exit.setUncaughtExceptionHandler((thread, e) -> LOG.error("MIDI could not be ended", e));
    out = new MidiOut(engine::nanos, engine::aheadNanos, this::broken);
    ports = new MidiPorts(out, ears);
    pads = new Pads(session, playhead, timer, hands, ports::light);
    keyboard = new Keyboard(store, playhead, hands);
    learn = new Learn(store, hands::selected);
    outSettings.addListener((observed, before, now) -> change(before, now));
    inSettings.addListener((observed, before, now) -> {
      keyboard.keys(now.keys());
      want();
    });
    store.scoreProperty().addListener((observed, before, now) -> perform(now));
    // Notes of the room that was left are nobody's any more.
    session.addressProperty().addListener((observed, before, now) -> out.silenced());
  }

  private void broken() {
    ports.broken();
  }

  /// Begins with what was set last, and remembers what is set from now on.
  public void remember(MidiSettings settings) {
    learn.know(settings.learned());
    inSettings.set(settings.in());
    outSettings.set(settings.out());
    memory = settings;
    outSettings.addListener((observed, before, now) -> settings.remember(now));
    inSettings.addListener((observed, before, now) -> settings.remember(now));
    learn.controllersProperty().addListener((observed, before, now) -> settings.remember(now));
  }

  /// What goes out.
  public ObjectProperty<MidiOutSettings> outProperty() {
    return outSettings;
  }

  /// What comes in.
  public ObjectProperty<MidiInSettings> inProperty() {
    return inSettings;
  }

  /// How it stands with the ports.
  public ReadOnlyObjectProperty<PortsView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Which controller turns what.
  public Learn learn() {
    return learn;
  }

  /// Lets notes go to another port, with the latency that it had last.
  ///
  /// @param port null for none
  public void sendTo(@Nullable PortName port) {
    MidiOutSettings now = outSettings.get();
    if (port == null) {
      outSettings.set(now.with().enabled(false).build());
      return;
    }
    int remembered = memory == null ? 0 : memory.latencyMillis(port);
    int latency = port.equals(now.port()) ? now.latencyMillis() : remembered;
    outSettings.set(now.with().port(port).enabled(true).latencyMillis(latency).build());
  }

  /// Listens to a port, or no more.
  public void listenTo(PortName port, boolean isOn) {
    Set<PortName> all = new HashSet<>(inSettings.get().ports());
    if (isOn) {
      all.add(port);
    } else {
      all.remove(port);
    }
    inSettings.set(new MidiInSettings(all, inSettings.get().keys()));
  }

  /// How much earlier than the window's own sound notes can be sent at most, in milliseconds.
  public int aheadMillis() {
    int lead = store.scoreProperty().get().transport().leadMillis();
    return (int) (engine.aheadNanos(lead) / NANOS_IN_MILLI);
  }

  /// Keeps the lists of ports up to date while somebody looks at them.
  public void list(boolean isSeen) {
    isListed = isSeen;
    want();
  }

  /// How many messages have gone out. Thread: any.
  public long sent() {
    return out.sent();
  }

  /// How many messages have come in that mean something here. Thread: any.
  public long received() {
    return received.get();
  }

  private void change(MidiOutSettings before, MidiOutSettings now) {
    out.settings(now);
    if (now.isEnabled() && !before.isEnabled()) {
      engine.addCompanion(out);
      perform(store.scoreProperty().get());
    } else if (!now.isEnabled() && before.isEnabled()) {
      engine.removeCompanion(out);
    }
    want();
    replaceBuiltIn();
  }

  private void perform(Score score) {
    if (outSettings.get().isEnabled()) {
      out.perform(new Performance(score, session.heardTime()));
    }
  }

  private void want() {
    if (isClosed) {
      return;
    }
    PortsWanted wanted =
        new PortsWanted(outSettings.get().wanted(), inSettings.get().ports(), isListed);
    if (!isUsed && !wanted.isNothing()) {
      isUsed = true;
      Runtime.getRuntime().addShutdownHook(exit);
    }
    if (isUsed) {
      ports.want(wanted);
    }
  }

  /// The built-in sound is left out only while there is another one.
  private void replaceBuiltIn() {
    boolean isReplaced =
        outSettings.get().isInstead() && view.get().output() instanceof PortStatus.Open;
    engine.heard(!isReplaced);
  }

  /// What the ports tell, brought to the FX thread.
  private final class Ears implements MidiPorts.Listener {
    @Override
    public void changed(PortsView now) {
      FxThread.post(() -> show(now));
    }

    @Override
    public void received(PortName port, MidiMessage message) {
      InMessage.of(message)
          .ifPresent(heard -> {
            received.incrementAndGet();
            FxThread.post(() -> hear(port, heard));
          });
    }
  }

  private void show(PortsView now) {
    if (isClosed) {
      return;
    }
    PortsView before = view.get();
    before
        .listened()
        .forEach((port, status) -> {
          boolean isGone = !(now.listened().get(port) instanceof PortStatus.Open);
          if (status instanceof PortStatus.Open && isGone) {
            keyboard.gone(port);
          }
        });
    // What was held as a key of an unknown device is not held any more.
    now.pads().keySet().stream().filter(port -> pads.at(port) == null).forEach(keyboard::gone);
    pads.show(now.pads());
    view.set(now);
    replaceBuiltIn();
  }

  private void hear(PortName port, InMessage message) {
    if (isClosed || !inSettings.get().ports().contains(port)) {
      return;
    }
    Pad pad = pads.at(port);
    switch (message) {
      case InMessage.Control(int channel, int number, int value) ->
          learn.moved(new Controller(port, channel, number), value);
      case InMessage.KeyDown(int channel, int key) -> {
        if (pad == null) {
          keyboard.down(port, channel, key);
        } else {
          pad.down(key);
        }
      }
      case InMessage.KeyUp(int channel, int key) -> {
        if (pad == null) {
          keyboard.up(port, channel, key);
        } else {
          pad.up(key);
        }
      }
      case InMessage.AllKeysUp(int channel) -> {
        if (pad == null) {
          keyboard.allUp(port, channel);
        } else {
          pad.allUp();
        }
      }
    }
  }

  /// Silences the other instruments and gives all ports back. Thread: any.
  private void release() {
    ports.close();
    out.close();
  }

  /// Silences the other instruments, returns pads to what they were, and gives all ports back.
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    engine.removeCompanion(out);
    engine.heard(true);
    pads.gone();
    inSettings.get().ports().forEach(keyboard::gone);
    if (isUsed) {
      release();
      try {
        Runtime.getRuntime().removeShutdownHook(exit);
      } catch (IllegalStateException e) {
        // The program ends already: the hook finds everything closed.
      }
    }
  }
}
