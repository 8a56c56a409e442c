package org.trillsymbiont.client.view.sound;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.sound.Levels;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Listening;
import org.trillsymbiont.client.view.Sounding;

/// This computer's own sound: the device and how it does, the level, and what is heard of the room.
///
/// Thread: FX.
final class SoundBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(SoundBubble.class);
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double LIMITING_DECIBELS = 0.05;

  private final Store store;
  private final Sounding sounding;
  private final Listening listening;
  private final DevicePickers pickers;
  private final LevelMeter meter = new LevelMeter(true);
  private final Label peak = new Label();
  private final Label reduction = new Label();
  private final Label state = BubbleRows.sentence("");
  private final Label remark = BubbleRows.sentence("");
  private final Label late = BubbleRows.sentence("");
  private final Label latency = new Label();
  private final Label dropOuts = new Label();
  private final Button reset = new Button(TEXTS.get("drop-outs.reset"));
  private Supplier<Levels> levels = () -> Levels.SILENT;

  SoundBubble(Store store, Sounding sounding) {
    this.store = store;
    this.sounding = sounding;
    listening = sounding.listening();
    pickers = new DevicePickers(listening);
    setId("sound-bubble");
    getStyleClass().addAll("bubble", "sound-bubble");
    setAccessibleText(TEXTS.get("title"));
    getChildren()
        .addAll(
            BubbleRows.heading(TEXTS.get("title")),
            state,
            meter,
            levelRow(),
            new MonitorControls(store, listening.monitor()),
            BubbleRows.line(),
            devices(),
            remark,
            late);
    meter.setId("sound-meter");
    state.setId("sound-state");
    remark.setId("sound-remark");
    late.setId("sound-late");
    remark.getStyleClass().add("attention");
    late.getStyleClass().add("attention");
    sounding.status().subscribe(this::show);
    sounding.offsetMillis().subscribe(this::showLate);
    store.scoreProperty().subscribe(this::showLate);
  }

  private HBox levelRow() {
    peak.setId("sound-peak");
    reduction.setId("sound-reduction");
    return new Group(word("peak"), peak, BubbleRows.space(), word("limiter"), reduction);
  }

  private GridPane devices() {
    latency.setId("sound-latency");
    dropOuts.setId("sound-drop-outs");
    reset.setId("sound-drop-outs-reset");
    reset.getStyleClass().add("compact");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setAccessibleText(TEXTS.get("drop-outs.reset.spoken"));
    Tip.set(reset, TEXTS.get("drop-outs.reset.spoken"));
    reset.setOnAction(event -> listening.resetDropOuts().run());
    GridPane grid = new GridPane();
    grid.getStyleClass().add("sound-devices");
    Group buffer = new Group(pickers.buffer(), BubbleRows.space(), word("latency"), latency);
    Group rate = new Group(pickers.rate(), BubbleRows.space(), word("drop-outs"), dropOuts, reset);
    grid.addRow(0, named("device", pickers.device()), pickers.device());
    grid.addRow(1, named("buffer", pickers.buffer()), buffer);
    grid.addRow(2, named("rate", pickers.rate()), rate);
    for (Node node : new Node[] {pickers.device(), buffer, rate}) {
      GridPane.setHgrow(node, Priority.ALWAYS);
    }
    return grid;
  }

  private static Label word(String key) {
    return BubbleRows.word(TEXTS.get(key));
  }

  private static Label named(String key, Node control) {
    Label name = word(key);
    name.setLabelFor(control);
    return name;
  }

  LevelMeter meter() {
    return meter;
  }

  /// Says where the figures beside the meter come from.
  void showFiguresOf(Supplier<Levels> supplier) {
    levels = supplier;
    showFigures();
  }

  /// Shows the figures that belong to what the meter shows.
  void showFigures() {
    if (getScene() != null) {
      Levels now = levels.get();
      double held = Math.max(now.left().held(), now.right().held());
      peak.setText(LevelMeter.words(20 * Math.log10(held)));
      double down = now.reductionDecibels();
      reduction.setText(
          down < LIMITING_DECIBELS ? TEXTS.get("limiter.idle") : LevelMeter.words(-down));
    }
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    pickers.refresh();
    return pickers.device();
  }

  @Override
  public void closed() {
    // What was set stays set.
  }

  private void show(SoundStatus status) {
    state.setText(SoundWords.detail(status));
    boolean isPlaying = status instanceof SoundStatus.Playing;
    latency.setText(
        status instanceof SoundStatus.Playing on
            ? SoundWords.millis(on.latencyMillis())
            : TEXTS.get("latency.none"));
    long count = status instanceof SoundStatus.Playing on ? on.dropOuts() : 0;
    dropOuts.setText(TEXTS.get("drop-outs.count", count));
    reset.setDisable(!isPlaying || count == 0);
    tell(remark, status instanceof SoundStatus.Playing on ? on.remark() : null);
    showLate();
  }

  private static void tell(Label label, @Nullable String words) {
    label.setText(words == null ? "" : words);
    BubbleRows.show(label, words != null);
  }

  private void showLate() {
    long nanos =
        listening.lateNanos().applyAsLong(store.scoreProperty().get().transport().leadMillis());
    long millis = Math.round(nanos / NANOS_IN_MILLI);
    boolean isLate = sounding.status().getValue() instanceof SoundStatus.Playing && millis > 0;
    tell(late, isLate ? TEXTS.get("late", millis) : null);
  }
}
