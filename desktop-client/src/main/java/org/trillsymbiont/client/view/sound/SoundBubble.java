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
import org.trillsymbiont.client.sound.Levels;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Listening;
import org.trillsymbiont.client.view.Sounding;

/// This computer's own sound: the device and how it does, the level, and what is heard of the room.
///
/// Thread: FX.
final class SoundBubble extends VBox implements Bubble {
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double LIMITING_DECIBELS = 0.05;

  private final Store store;
  private final Sounding sounding;
  private final Listening listening;
  private final DevicePickers pickers;
  private final LevelMeter meter = new LevelMeter(true);
  private final Label peak = new Label();
  private final Label reduction = new Label();
  private final Label state = sentence("sound-state");
  private final Label remark = sentence("sound-remark");
  private final Label late = sentence("sound-late");
  private final Label latency = new Label();
  private final Label dropOuts = new Label();
  private final Button reset = new Button("Reset");
  private Supplier<Levels> levels = () -> Levels.SILENT;

  SoundBubble(Store store, Sounding sounding) {
    this.store = store;
    this.sounding = sounding;
    listening = sounding.listening();
    pickers = new DevicePickers(listening);
    setId("sound-bubble");
    getStyleClass().addAll("bubble", "sound-bubble");
    setAccessibleText("Sound on this computer");
    getChildren()
        .addAll(
            heading("Sound on this computer"),
            state,
            meter,
            levelRow(),
            new MonitorControls(store, listening.monitor()),
            separator(),
            devices(),
            remark,
            late);
    meter.setId("sound-meter");
    remark.getStyleClass().add("attention");
    late.getStyleClass().add("attention");
    sounding.status().subscribe(this::show);
    sounding.offsetMillis().subscribe(this::showLate);
    store.scoreProperty().subscribe(this::showLate);
  }

  private HBox levelRow() {
    peak.setId("sound-peak");
    reduction.setId("sound-reduction");
    Label limiter = muted("Limiter");
    return new Group(muted("Peak"), peak, space(), limiter, reduction);
  }

  private GridPane devices() {
    latency.setId("sound-latency");
    dropOuts.setId("sound-drop-outs");
    reset.setId("sound-drop-outs-reset");
    reset.getStyleClass().add("compact");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setAccessibleText("Count drop-outs from 0 again");
    reset.setOnAction(event -> listening.resetDropOuts().run());
    GridPane grid = new GridPane();
    grid.getStyleClass().add("sound-devices");
    Group buffer = new Group(pickers.buffer(), space(), muted("Latency"), latency);
    Group rate = new Group(pickers.rate(), space(), muted("Drop-outs"), dropOuts, reset);
    grid.addRow(0, muted("Output device"), pickers.device());
    grid.addRow(1, muted("Buffer"), buffer);
    grid.addRow(2, muted("Sample rate"), rate);
    for (Node node : new Node[] {pickers.device(), buffer, rate}) {
      GridPane.setHgrow(node, Priority.ALWAYS);
    }
    return grid;
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
      reduction.setText(down < LIMITING_DECIBELS ? "idle" : LevelMeter.words(-down));
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
    latency.setText(status instanceof SoundStatus.Playing on ? on.latencyMillis() + " ms" : "none");
    long count = status instanceof SoundStatus.Playing on ? on.dropOuts() : 0;
    dropOuts.setText(Long.toString(count));
    reset.setDisable(!isPlaying || count == 0);
    tell(remark, status instanceof SoundStatus.Playing on ? on.remark() : null);
    showLate();
  }

  private static void tell(Label label, @Nullable String words) {
    label.setText(words == null ? "" : words);
    label.setVisible(words != null);
    label.setManaged(words != null);
  }

  private void showLate() {
    long nanos =
        listening.lateNanos().applyAsLong(store.scoreProperty().get().transport().leadMillis());
    long millis = Math.round(nanos / NANOS_IN_MILLI);
    boolean isLate = sounding.status().getValue() instanceof SoundStatus.Playing && millis > 0;
    tell(
        late,
        isLate
            ? "Steps are heard %d ms late here: more than this latency cannot be made up for. A"
                    .formatted(millis)
                + " smaller buffer, or another device, helps."
            : null);
  }

  private static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("card-title");
    return heading;
  }

  private static Label muted(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Label sentence(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private static Region separator() {
    Region line = new Region();
    line.getStyleClass().add("bubble-line");
    return line;
  }
}
