package org.trillsymbiont.client.view.midi;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;

/// Everything there is to be set of MIDI, on three pages: out, in, learn.
///
/// Thread: FX.
final class MidiBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(MidiBubble.class);
  private final Midi midi;
  private final OutPage out;
  private final InPage in;
  private final LearnPage learn;
  private final ScrollPane scroll = new ScrollPane();
  private final Segments<Tab> pages;

  private enum Tab {
    OUT,
    IN,
    LEARN
  }

  MidiBubble(Midi midi) {
    this.midi = midi;
    out = new OutPage(midi);
    in = new InPage(midi);
    learn = new LearnPage(midi.learn());
    pages =
        new Segments<>(
            List.of(Tab.values()),
            tab -> "midi-page-" + tab.name().toLowerCase(Locale.ROOT),
            tab -> TEXTS.word("page", tab),
            tab -> TEXTS.word("page.help", tab));
    pages.setOnGesture(this::turnTo);
    pages.setAccessibleText(TEXTS.get("page"));
    setId("midi-bubble");
    getStyleClass().addAll("bubble", "midi-bubble");
    setAccessibleText(TEXTS.get("midi"));
    HBox head = new HBox(BubbleRows.heading(TEXTS.get("midi")), pages);
    head.getStyleClass().add("midi-head");
    head.setAlignment(Pos.CENTER_LEFT);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bubble-scroll");
    getChildren().addAll(head, scroll);
    show(Tab.OUT);
  }

  private void turnTo(Tab tab) {
    midi.learn().learn(null);
    show(tab);
  }

  private void show(Tab tab) {
    pages.show(tab);
    scroll.setContent(content(tab));
    scroll.setVvalue(0);
  }

  private Page content(Tab tab) {
    return switch (tab) {
      case OUT -> out;
      case IN -> in;
      case LEARN -> learn;
    };
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    midi.list(true);
    return pages.chosen();
  }

  @Override
  public void closed() {
    midi.learn().learn(null);
    midi.list(false);
  }
}
