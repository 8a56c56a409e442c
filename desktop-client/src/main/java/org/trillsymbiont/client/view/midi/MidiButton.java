package org.trillsymbiont.client.view.midi;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Bubbles;

/// Whether MIDI goes in and out, at a glance: a lamp each; opens what there is to be set.
///
/// Thread: FX.
public final class MidiButton extends Button {
  private static final Texts TEXTS = Texts.of(MidiButton.class);
  private static final long EVERY_NANOS = 100_000_000;
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

  private final Midi midi;
  private final Timer timer;
  private final Region inLamp = lamp("midi-in-lamp");
  private final Region outLamp = lamp("midi-out-lamp");
  private Timer.@Nullable Alarm watch;
  private long received;
  private long sent;

  /// @param bubbles where it opens
  public MidiButton(Midi midi, Timer timer, Bubbles bubbles) {
    this.midi = midi;
    this.timer = timer;
    MidiBubble bubble = new MidiBubble(midi);
    setId("midi");
    setText(TEXTS.get("midi"));
    getStyleClass().addAll("flat", "midi-button");
    setMinWidth(USE_PREF_SIZE);
    HBox graphic = new HBox(new FontIcon(MaterialDesignM.MIDI_PORT), inLamp, outLamp);
    graphic.getStyleClass().add("midi-lamps");
    graphic.setAlignment(Pos.CENTER_LEFT);
    setGraphic(graphic);
    setContentDisplay(ContentDisplay.LEFT);
    setOnAction(event -> bubbles.toggle(bubble, this));
    midi.viewProperty().subscribe(view -> render());
    midi.outProperty().subscribe(out -> render());
    midi.inProperty().subscribe(in -> render());
  }

  private static Region lamp(String id) {
    Region lamp = new Region();
    lamp.setId(id);
    lamp.getStyleClass().add("midi-lamp");
    return lamp;
  }

  private void render() {
    boolean listens = !midi.inProperty().get().ports().isEmpty();
    boolean sends = midi.outProperty().get().isEnabled();
    BubbleRows.show(inLamp, listens);
    BubbleRows.show(outLamp, sends);
    String words = words();
    setAccessibleText(words);
    Tip.set(this, words);
    boolean isMissing =
        midi.viewProperty().get().output() instanceof PortStatus.Missing
            || midi.viewProperty().get().listened().values().stream()
                .anyMatch(status -> status instanceof PortStatus.Missing);
    pseudoClassStateChanged(MISSING, isMissing);
    if ((listens || sends) && watch == null) {
      watch();
    }
  }

  private String words() {
    List<String> parts = new ArrayList<>();
    switch (midi.viewProperty().get().output()) {
      case PortStatus.Open(PortName port) -> parts.add(TEXTS.get("summary.out", port));
      case PortStatus.Missing missing -> parts.add(PortWords.missing(missing));
      case PortStatus.Unused() -> {
        // Nothing to be said of what nobody wants.
      }
    }
    midi.viewProperty()
        .get()
        .listened()
        .forEach((port, status) ->
            parts.add(
                status instanceof PortStatus.Missing missing
                    ? PortWords.missing(missing)
                    : TEXTS.get("summary.in", port)));
    return parts.stream()
        .reduce((before, next) -> TEXTS.get("summary.part", before, next))
        .map(all -> TEXTS.get("summary", all))
        .orElseGet(() -> TEXTS.get("summary.nothing"));
  }

  /// Lets the lamps follow what goes in and out, as long as anything may.
  private void watch() {
    long nowReceived = midi.received();
    long nowSent = midi.sent();
    inLamp.pseudoClassStateChanged(LIT, nowReceived != received);
    outLamp.pseudoClassStateChanged(LIT, nowSent != sent);
    received = nowReceived;
    sent = nowSent;
    boolean goesOn = inLamp.isVisible() || outLamp.isVisible();
    watch = goesOn ? timer.at(timer.nowNanos() + EVERY_NANOS, this::watch) : null;
  }
}
