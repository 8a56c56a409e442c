package org.trillsymbiont.client.view.sound;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Sounding;

/// Whether this computer sounds, and how loud it is there, at a glance; opens what there is to be
/// known and set. What keeps somebody from hearing everything is said here, and stands out.
///
/// Thread: FX.
public final class SoundButton extends Button {
  private static final Texts TEXTS = Texts.of(SoundButton.class);
  private static final PseudoClass HELD_BACK = PseudoClass.getPseudoClass("held-back");

  private final Sounding sounding;
  private final FontIcon icon = new FontIcon(MaterialDesignV.VOLUME_HIGH);

  /// @param store tells what the rows are called
  /// @param bubbles where it opens
  public SoundButton(Store store, Sounding sounding, Timer timer, Bubbles bubbles) {
    this.sounding = sounding;
    setId("sound");
    getStyleClass().addAll("flat", "sound-button");
    setMinWidth(USE_PREF_SIZE);
    LevelMeter meter = new LevelMeter(false);
    meter.setId("sound-level");
    meter.setMouseTransparent(true);
    HBox graphic = new Group(icon, meter);
    setGraphic(graphic);
    SoundBubble bubble = new SoundBubble(store, sounding);
    LevelFeed feed =
        new LevelFeed(
            sounding.listening().levels(),
            timer,
            List.of(meter, bubble.meter()),
            bubble::showFigures);
    bubble.showFiguresOf(feed::shown);
    setOnAction(event -> {
      bubbles.toggle(bubble, this);
      feed.look();
      bubble.showFigures();
    });
    sounding.status().subscribe(this::render);
    sounding.listening().monitor().subscribe(this::render);
    render();
  }

  private void render() {
    SoundStatus status = sounding.status().getValue();
    Monitor monitor = sounding.listening().monitor().get();
    boolean sounds = status instanceof SoundStatus.Playing && !monitor.muted();
    icon.setIconCode(sounds ? MaterialDesignV.VOLUME_HIGH : MaterialDesignV.VOLUME_OFF);
    pseudoClassStateChanged(HELD_BACK, !monitor.isWhole());
    String summary = SoundWords.summary(status, monitor);
    setText(summary);
    setAccessibleText(TEXTS.get("button.spoken", summary));
    Tip.set(this, TEXTS.get("button.tooltip", SoundWords.detail(status)));
  }
}
