package org.trillsymbiont.client.view.session;

import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.control.Tip;
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

  /// As often as the clock is measured; who looks at the figures sees them sooner.
  private static final long EVERY_NANOS = 2_000_000_000;

  private static final long OPEN_NANOS = 500_000_000;

  private final Session session;
  private final Timer timer;
  private final TimingBubble bubble;
  private Timer.@Nullable Alarm next;

  /// @param bubbles where it opens
  public TimingButton(Session session, Sounding sounding, Timer timer, Bubbles bubbles) {
    this.session = session;
    this.timer = timer;
    bubble = new TimingBubble(session, sounding, timer);
    setId("timing");
    getStyleClass().addAll("flat", "timing-button");
    setMinWidth(USE_PREF_SIZE);
    setGraphic(new FontIcon(MaterialDesignC.CLOCK_OUTLINE));
    Tip.set(this, TEXTS.get("timing.button"));
    setOnAction(event -> {
      bubbles.toggle(bubble, this);
      watch();
    });
    // What is known of the clock is worth nothing when the server is lost, and at once.
    session.connectionProperty().addListener((observed, before, now) -> watch());
    watch();
  }

  private void watch() {
    if (next != null) {
      next.cancel();
    }
    render();
    long pause = bubble.getScene() == null ? EVERY_NANOS : OPEN_NANOS;
    next = timer.at(timer.nowNanos() + pause, this::watch);
  }

  private void render() {
    boolean isConnected = session.connectionProperty().get() instanceof ConnectionStatus.Connected;
    ClockWords words = ClockWords.of(session.clock().quality(), isConnected);
    setText(words.summary());
    setAccessibleText(TEXTS.get("timing.spoken", words.summary()));
    bubble.show(words);
  }
}
