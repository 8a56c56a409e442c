package org.trillsymbiont.client.view.midi;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.MidiOutSettings;
import org.trillsymbiont.client.midi.MidiOutSettings.Layout;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.midi.PortsView;

/// What goes out: where to, how, and whether in place of the built-in sound.
///
/// Thread: FX.
final class OutPage extends Page {
  /// What to do when there is nothing to choose from.
  static final String NO_PORTS =
      "There is no MIDI port on this computer. Connect an instrument, and it appears here within"
          + " two seconds. For another program, make a port that leads to it: IAC Driver on macOS,"
          + " loopMIDI on Windows, snd-virmidi on Linux.";

  private static final String OFF = "Off";
  private static final int OCTAVE = 12;
  private static final List<String> KEYS =
      List.of("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B");

  private final Midi midi;
  private final ComboBox<String> port = new ComboBox<>();
  private final Label status = Rows.sentence("");
  private final Rows.Choice<Place> place;
  private final Rows.Choice<Layout> layout;
  private final NumberField members;
  private final NumberField channel;
  private final NumberField bend;
  private final NumberField program;
  private final NumberField lowest;
  private final NumberField highest;
  private final Label keys = Rows.word("");
  private final CheckBox folding = new CheckBox("Bring other notes in by octaves");
  private final CheckBox clock = new CheckBox("Send the beat: clock, start, stop");
  private final GestureSlider latency =
      new GestureSlider(MidiOutSettings.LEAST_LATENCY_MILLIS, MidiOutSettings.MOST_LATENCY_MILLIS);
  private final Label millis = new Label();
  private final Label limit = Rows.sentence("");
  private final HBox membersRow;
  private final HBox channelRow;
  private boolean isShowing;

  /// How other instruments go with the built-in sound.
  private enum Place {
    BESIDE,
    INSTEAD
  }

  OutPage(Midi midi) {
    this.midi = midi;
    place =
        new Rows.Choice<>(
            "midi-place",
            new EnumMap<>(Map.of(Place.BESIDE, "Beside it", Place.INSTEAD, "Instead of it")),
            value -> set(with().instead(value == Place.INSTEAD)));
    layout =
        new Rows.Choice<>(
            "midi-layout",
            new EnumMap<>(
                Map.of(Layout.MPE, "A channel per note (MPE)", Layout.ONE_CHANNEL, "One channel")),
            value -> set(with().layout(value)));
    members =
        number("midi-members", 1, MidiOutSettings.MOST_MEMBERS, MidiOutSettings.Builder::members);
    channel =
        number(
            "midi-channel", 1, MidiOutSettings.MOST_MEMBERS + 1, MidiOutSettings.Builder::channel);
    bend =
        number(
            "midi-bend",
            1,
            MidiOutSettings.MOST_BEND_SEMITONES,
            MidiOutSettings.Builder::bendSemitones);
    program =
        number("midi-program", 0, MidiOutSettings.MOST_PROGRAM, MidiOutSettings.Builder::program);
    int last = MidiOutSettings.HIGHEST_KEY;
    int span = MidiOutSettings.LEAST_SPAN;
    lowest = number("midi-lowest", 0, last - span, MidiOutSettings.Builder::lowest);
    highest = number("midi-highest", span, last, MidiOutSettings.Builder::highest);
    membersRow =
        Rows.setting(
            "Channels", members, Rows.word("from 2 up, bend range"), bend, Rows.word("semitones"));
    channelRow = Rows.setting("Channel", channel, Rows.word("nearest keys, no bends"));
    getChildren()
        .addAll(
            Rows.setting("Notes go to", port),
            status,
            Rows.setting("Built-in sound", place),
            Rows.setting("Notes use", layout),
            membersRow,
            channelRow,
            Rows.setting("Program", program, Rows.word("0 leaves the instrument as it is")),
            Rows.setting("Keys", lowest, Rows.word("to"), highest, keys),
            Rows.setting("", folding),
            latencyRow(),
            limit,
            Rows.setting("", clock));
    describe();
    midi.viewProperty().subscribe(this::render);
    midi.outProperty().subscribe(this::render);
  }

  private HBox latencyRow() {
    latency.setId("midi-latency");
    latency.setBlockIncrement(1);
    latency.setAccessibleText("How much later than the window's own sound notes are sent");
    latency.setOnGesture(value -> set(with().latencyMillis((int) Math.rint(value))));
    HBox.setHgrow(latency, Priority.ALWAYS);
    limit.setId("midi-latency-limit");
    millis.setId("midi-millis");
    millis.getStyleClass().add("timing-millis");
    millis.setMinWidth(USE_PREF_SIZE);
    Button reset = new Button("Reset");
    reset.setId("midi-latency-reset");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setOnAction(event -> set(with().latencyMillis(0)));
    return Rows.setting("Sent later by", latency, millis, reset);
  }

  private void describe() {
    port.setId("midi-out-port");
    port.setAccessibleText("Where notes go");
    port.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(port, Priority.ALWAYS);
    port.setOnAction(event -> choose(port.getValue()));
    status.setId("midi-out-status");
    members.setAccessibleText("How many channels, so how many notes at a time");
    channel.setAccessibleText("MIDI channel");
    bend.setAccessibleText("How many semitones a full pitch bend goes");
    bend.setTooltip(new Tooltip("As set in the instrument; 48 is what MPE instruments expect"));
    program.setAccessibleText("Program number, 0 for none");
    lowest.setAccessibleText("Lowest key");
    highest.setAccessibleText("Highest key");
    folding.setId("midi-folding");
    folding.setTooltip(new Tooltip("Otherwise they are left out"));
    folding.setOnAction(event -> set(with().folding(folding.isSelected())));
    clock.setId("midi-clock");
    clock.setTooltip(new Tooltip("So that drum machines and programs run along with the room"));
    clock.setOnAction(event -> set(with().clock(clock.isSelected())));
  }

  private NumberField number(
      String id,
      int min,
      int max,
      BiFunction<MidiOutSettings.Builder, Integer, MidiOutSettings.Builder> change) {
    NumberField number = new NumberField(min, max);
    number.setId(id);
    number.setMinWidth(USE_PREF_SIZE);
    number.setOnGesture(value -> set(change.apply(with(), value)));
    return number;
  }

  private MidiOutSettings.Builder with() {
    return midi.outProperty().get().with();
  }

  private void set(MidiOutSettings.Builder change) {
    midi.outProperty().set(change.build());
  }

  private void choose(@Nullable String name) {
    if (!isShowing && name != null) {
      midi.sendTo(name.equals(OFF) ? null : new PortName(name));
    }
  }

  private void render(PortsView view) {
    List<String> names = new ArrayList<>(List.of(OFF));
    view.outputs().forEach(name -> names.add(name.text()));
    PortName chosen = midi.outProperty().get().port();
    if (chosen != null && !names.contains(chosen.text())) {
      names.add(chosen.text());
    }
    if (!names.equals(port.getItems())) {
      isShowing = true;
      port.getItems().setAll(names);
      isShowing = false;
    }
    render(midi.outProperty().get());
  }

  private void render(MidiOutSettings out) {
    isShowing = true;
    PortName to = out.port();
    port.setValue(out.isEnabled() && to != null ? to.text() : OFF);
    isShowing = false;
    status.setText(words(midi.viewProperty().get()));
    place.show(out.isInstead() ? Place.INSTEAD : Place.BESIDE);
    layout.show(out.layout());
    Rows.show(membersRow, out.layout() == Layout.MPE);
    Rows.show(channelRow, out.layout() == Layout.ONE_CHANNEL);
    members.show(out.members());
    channel.show(out.channel());
    bend.show(out.bendSemitones());
    program.show(out.program());
    lowest.show(out.lowest());
    highest.show(out.highest());
    keys.setText(key(out.lowest()) + " to " + key(out.highest()));
    folding.setSelected(out.isFolding());
    latency.show(out.latencyMillis());
    millis.setText((out.latencyMillis() > 0 ? "+" : "") + out.latencyMillis() + " ms");
    int ahead = midi.aheadMillis();
    limit.setText(
        "Notes are known only "
            + ahead
            + " ms before they are heard; neither they nor the beat are sent any earlier.");
    Rows.show(limit, -out.latencyMillis() > ahead);
    clock.setSelected(out.isClock());
  }

  private static String words(PortsView view) {
    return switch (view.output()) {
      case PortStatus.Open(PortName port) -> "Notes go to " + port + ".";
      case PortStatus.Missing(_, String sentence) -> sentence;
      case PortStatus.Unused() ->
          view.outputs().isEmpty() ? NO_PORTS : "Choose an instrument, or a program that listens.";
    };
  }

  /// The key's name; key 60 is C4.
  private static String key(int number) {
    return KEYS.get(number % OCTAVE) + (number / OCTAVE - 1);
  }
}
