package org.trillsymbiont.client.view.session;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.Sounding;

/// How well this computer keeps time with the others, and the way to make up, by ear, for what its
/// sound device adds.
///
/// Thread: FX.
final class TimingBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(TimingBubble.class);
  private static final int MOST_MILLIS = 200;

  private final Sounding sounding;
  private final BeatLight light;
  private final ToggleButton clicks =
      new ToggleButton(TEXTS.get("timing.clicks"), new FontIcon(METRONOME));
  private final GestureSlider offset = new GestureSlider(-MOST_MILLIS, MOST_MILLIS);
  private final Label millis = new Label();
  private final Label remembered = sentence("");
  private final Label plusMinus = new Label();
  private final Label roundTrip = new Label();
  private final Label drift = new Label();

  private static final MaterialDesignM METRONOME = MaterialDesignM.METRONOME;

  TimingBubble(Session session, Sounding sounding, Timer timer) {
    this.sounding = sounding;
    light = new BeatLight(session::clock, timer);
    setId("timing-bubble");
    getStyleClass().addAll("bubble", "timing-bubble");
    setAccessibleText(TEXTS.get("timing"));
    getChildren()
        .addAll(
            heading(TEXTS.get("timing")),
            figure(TEXTS.get("timing.plus-minus"), plusMinus),
            figure(TEXTS.get("timing.round-trip"), roundTrip),
            figure(TEXTS.get("timing.drift"), drift),
            heading(TEXTS.get("timing.by-ear")),
            sentence(TEXTS.get("timing.two")),
            sentence(TEXTS.get("timing.alone")),
            clickRow(),
            sliderRow(),
            remembered);
    sounding.offsetMillis().subscribe(value -> showOffset(value.intValue()));
    sounding.status().subscribe(this::showDevice);
  }

  private HBox clickRow() {
    clicks.setId("timing-clicks");
    Tip.set(clicks, TEXTS.get("timing.clicks.tooltip"));
    clicks.selectedProperty().bindBidirectional(sounding.clicking());
    sounding.clicking().subscribe(light::flashing);
    return row(clicks, light);
  }

  private HBox sliderRow() {
    offset.setId("timing-offset");
    offset.setBlockIncrement(1);
    offset.setAccessibleText(TEXTS.get("timing.offset"));
    offset.setValueWords(value -> millis((int) Math.rint(value)));
    offset.setOnGesture(value -> sounding.offsetMillis().set((int) Math.rint(value)));
    HBox.setHgrow(offset, Priority.ALWAYS);
    millis.setId("timing-millis");
    millis.getStyleClass().add("timing-millis");
    millis.setMinWidth(USE_PREF_SIZE);
    Button reset = new Button(TEXTS.get("timing.reset"));
    Tip.set(reset, TEXTS.get("timing.reset.tooltip"));
    reset.setAccessibleText(TEXTS.get("timing.reset.tooltip"));
    reset.setId("timing-reset");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setOnAction(event -> sounding.offsetMillis().set(0));
    return row(
        muted(TEXTS.get("timing.later")),
        offset,
        muted(TEXTS.get("timing.earlier")),
        millis,
        reset);
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    return clicks;
  }

  /// Nobody wants to be left with a click and no button to end it.
  @Override
  public void closed() {
    sounding.clicking().set(false);
  }

  void show(ClockWords words) {
    plusMinus.setText(words.offset());
    roundTrip.setText(words.roundTrip());
    drift.setText(words.drift());
  }

  private void showOffset(int value) {
    offset.show(value);
    millis.setText(millis(value));
  }

  /// `+3 ms`.
  private static String millis(int value) {
    return String.format(Texts.locale(), value == 0 ? "%d ms" : "%+d ms", value);
  }

  private void showDevice(SoundStatus status) {
    remembered.setText(
        status instanceof SoundStatus.Playing playing
            ? TEXTS.get("timing.remembered", playing.deviceName())
            : TEXTS.get("timing.not-remembered"));
  }

  private static HBox figure(String name, Label value) {
    Label label = muted(name);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return row(label, space, value);
  }

  private static HBox row(Node... children) {
    HBox row = new HBox(children);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
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

  private static Label sentence(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
