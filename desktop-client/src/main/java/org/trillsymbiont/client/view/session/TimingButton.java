package org.trillsymbiont.client.view.session;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Sounding;

/// How well this computer keeps time with the others, at a glance; opens what there is to be known
/// and set.
///
/// Thread: FX.
public final class TimingButton extends Button {
  private static final Texts TEXTS = Texts.of(TimingButton.class);
  private static final long EVERY_NANOS = 500_000_000;

  private final Session session;
  private final Timer timer;
  private final TimingBubble bubble;

  /// @param bubbles where it opens
  public TimingButton(Session session, Sounding sounding, Timer timer, Bubbles bubbles) {
    this.session = session;
    this.timer = timer;
    bubble = new TimingBubble(session, sounding, timer);
    setId("timing");
    getStyleClass().addAll("flat", "timing-button");
    setMinWidth(USE_PREF_SIZE);
    setGraphic(new FontIcon(MaterialDesignC.CLOCK_OUTLINE));
    setTooltip(new Tooltip(TEXTS.get("timing.button")));
    setOnAction(event -> {
      render();
      bubbles.toggle(bubble, this);
    });
    watch();
  }

  private void watch() {
    render();
    var _ = timer.at(timer.nowNanos() + EVERY_NANOS, this::watch);
  }

  private void render() {
    boolean isConnected = session.connectionProperty().get() instanceof ConnectionStatus.Connected;
    ClockWords words = ClockWords.of(session.clock().quality(), isConnected);
    setText(words.summary());
    setAccessibleText(TEXTS.get("timing.spoken", words.summary()));
    bubble.show(words);
  }
}
