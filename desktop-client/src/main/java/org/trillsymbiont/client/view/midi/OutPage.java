package org.trillsymbiont.client.view.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.MidiOutSettings;
import org.trillsymbiont.client.midi.MidiOutSettings.Layout;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.midi.PortsView;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.theory.PitchClass;

/// What goes out: where to, how, and whether in place of the built-in sound.
///
/// Thread: FX.
final class OutPage extends Page {
  private static final Texts TEXTS = Texts.of(OutPage.class);
  private static final int OCTAVE = 12;
  private static final List<PitchClass> KEYS =
      Stream.of("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
          .map(PitchClass::parse)
          .toList();

  private final Midi midi;
  private final String off = TEXTS.get("port.off");
  private final ComboBox<String> port = new ComboBox<>();
  private final Label status = BubbleRows.sentence("");
  private final Segments<Place> place;
  private final Segments<Layout> layout;
  private final NumberField members;
  private final NumberField channel;
  private final NumberField bend;
  private final NumberField program;
  private final NumberField lowest;
  private final NumberField highest;
  private final Label keys = BubbleRows.word("");
  private final CheckBox folding = new CheckBox(TEXTS.get("folding"));
  private final CheckBox clock = new CheckBox(TEXTS.get("clock"));
  private final GestureSlider latency =
      new GestureSlider(MidiOutSettings.LEAST_LATENCY_MILLIS, MidiOutSettings.MOST_LATENCY_MILLIS);
  private final Label millis = new Label();
  private final Label limit = BubbleRows.sentence("");
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
    place = segments("place", Place.values());
    place.setOnGesture(value -> set(with().instead(value == Place.INSTEAD)));
    layout = segments("layout", Layout.values());
    layout.setOnGesture(value -> set(with().layout(value)));
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
        setting(
            "members",
            members,
            BubbleRows.word(TEXTS.get("members.from")),
            bend,
            BubbleRows.word(TEXTS.get("bend.unit")));
    channelRow = setting("channel", channel, BubbleRows.word(TEXTS.get("channel.about")));
    getChildren()
        .addAll(
            setting("port", port),
            status,
            setting("place", place),
            setting("layout", layout),
            membersRow,
            channelRow,
            setting("program", program, BubbleRows.word(TEXTS.get("program.about"))),
            setting("keys", lowest, BubbleRows.word(TEXTS.get("keys.to")), highest, keys),
            BubbleRows.setting("", folding),
            latencyRow(),
            limit,
            BubbleRows.setting("", clock));
    describe();
    midi.viewProperty().subscribe(this::render);
    midi.outProperty().subscribe(this::render);
  }

  private static <E extends Enum<E>> Segments<E> segments(String key, E[] values) {
    return new Segments<>(
        List.of(values),
        value -> "midi-" + key + "-" + value.name().toLowerCase(Locale.ROOT),
        value -> TEXTS.word(key, value),
        value -> TEXTS.word(key + ".help", value));
  }

  private static HBox setting(String key, Node... controls) {
    return BubbleRows.setting(TEXTS.get(key), controls);
  }

  private HBox latencyRow() {
    latency.setId("midi-latency");
    latency.setBlockIncrement(1);
    latency.setAccessibleText(TEXTS.get("latency.spoken"));
    latency.setOnGesture(value -> set(with().latencyMillis((int) Math.rint(value))));
    HBox.setHgrow(latency, Priority.ALWAYS);
    limit.setId("midi-latency-limit");
    millis.setId("midi-millis");
    millis.getStyleClass().add("timing-millis");
    millis.setMinWidth(USE_PREF_SIZE);
    Button reset = new Button(TEXTS.get("latency.reset"));
    reset.setId("midi-latency-reset");
    reset.setMinWidth(USE_PREF_SIZE);
    Tip.set(reset, TEXTS.get("latency.reset.help"));
    reset.setOnAction(event -> set(with().latencyMillis(0)));
    return setting("latency", latency, millis, reset);
  }

  private void describe() {
    port.setId("midi-out-port");
    port.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(port, Priority.ALWAYS);
    port.setOnAction(event -> choose(port.getValue()));
    status.setId("midi-out-status");
    members.setAccessibleText(TEXTS.get("members.spoken"));
    channel.setAccessibleText(TEXTS.get("channel.spoken"));
    bend.setAccessibleText(TEXTS.get("bend.spoken"));
    Tip.set(bend, TEXTS.get("bend.help"));
    program.setAccessibleText(TEXTS.get("program.spoken"));
    lowest.setAccessibleText(TEXTS.get("keys.lowest"));
    highest.setAccessibleText(TEXTS.get("keys.highest"));
    folding.setId("midi-folding");
    Tip.set(folding, TEXTS.get("folding.help"));
    folding.setOnAction(event -> set(with().folding(folding.isSelected())));
    clock.setId("midi-clock");
    Tip.set(clock, TEXTS.get("clock.help"));
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
      midi.sendTo(name.equals(off) ? null : new PortName(name));
    }
  }

  private void render(PortsView view) {
    List<String> names = new ArrayList<>(List.of(off));
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
    String chosen = out.isEnabled() && to != null ? to.text() : off;
    port.setValue(chosen);
    port.setAccessibleText(TEXTS.get("port.spoken", chosen));
    isShowing = false;
    status.setText(words(midi.viewProperty().get()));
    place.show(out.isInstead() ? Place.INSTEAD : Place.BESIDE);
    layout.show(out.layout());
    BubbleRows.show(membersRow, out.layout() == Layout.MPE);
    BubbleRows.show(channelRow, out.layout() == Layout.ONE_CHANNEL);
    members.show(out.members());
    channel.show(out.channel());
    bend.show(out.bendSemitones());
    program.show(out.program());
    lowest.show(out.lowest());
    highest.show(out.highest());
    keys.setText(TEXTS.get("keys.range", key(out.lowest()), key(out.highest())));
    folding.setSelected(out.isFolding());
    latency.show(out.latencyMillis());
    millis.setText(
        TEXTS.get(out.latencyMillis() > 0 ? "millis.more" : "millis", out.latencyMillis()));
    int ahead = midi.aheadMillis();
    limit.setText(TEXTS.get("latency.limit", ahead));
    BubbleRows.show(limit, -out.latencyMillis() > ahead);
    clock.setSelected(out.isClock());
  }

  private static String words(PortsView view) {
    return switch (view.output()) {
      case PortStatus.Open(PortName port) -> TEXTS.get("port.open", port);
      case PortStatus.Missing missing -> PortWords.missing(missing);
      case PortStatus.Unused() -> TEXTS.get(view.outputs().isEmpty() ? "no-ports" : "port.choose");
    };
  }

  /// A key of the keyboard; key 60 is C4.
  private static String key(int number) {
    String note = MusicWords.note(KEYS.get(number % OCTAVE));
    return TEXTS.get("key", note, number / OCTAVE - 1);
  }
}
