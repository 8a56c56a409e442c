package org.trillsymbiont.client.view.history;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.past.Stretch;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.client.view.export.Exports.Render;
import org.trillsymbiont.model.history.History;

/// Renders what is selected of the past, or all of it, into files.
///
/// Thread: FX.
final class PastExportBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(PastExportBubble.class);

  private final PastOfRoom past;
  private final Timeline timeline;
  private final Exports exports;
  private final Segments<Part> parts =
      new Segments<>(
          List.of(Part.SELECTED, Part.WHOLE),
          part -> "past-export-" + part.name(),
          part -> TEXTS.word("export.part", part),
          part -> TEXTS.word("export.part.help", part));
  private final Label about = BubbleRows.sentence("");
  private final Button export = new Button(TEXTS.get("export.now"));
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel = new Button(TEXTS.get("export.cancel"));
  private final HBox progress = new HBox(bar, cancel);
  private final Label last = BubbleRows.sentence("");
  private Part part = Part.WHOLE;

  /// How much of the past.
  enum Part {
    SELECTED,
    WHOLE
  }

  PastExportBubble(PastOfRoom past, Timeline timeline, Exports exports) {
    this.past = past;
    this.timeline = timeline;
    this.exports = exports;
    setId("past-export");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("export.title"));
    parts.setOnGesture(this::choose);
    export.setId("past-export-now");
    export.setOnAction(event -> export());
    bar.setId("past-export-progress");
    bar.setAccessibleText(TEXTS.get("export.progress"));
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    cancel.setId("past-export-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> exports.cancelRendering());
    progress.getStyleClass().addAll("group", "render-row");
    last.setId("past-export-last");
    BubbleRows.show(last, false);
    exports.onNotice(notice -> {
      last.setText(notice.sentence());
      BubbleRows.show(last, true);
    });
    getChildren()
        .addAll(
            BubbleRows.heading(TEXTS.get("export.title")),
            new Group(parts),
            about,
            new Group(
                export,
                check("past-export-sound", "export.sound", exports.rendersSoundProperty()),
                check("past-export-notes", "export.notes", exports.rendersNotesProperty())),
            progress,
            last);
    exports.renderProperty().subscribe(this::render);
    exports.rendersSoundProperty().subscribe(on -> render(exports.renderProperty().get()));
    exports.rendersNotesProperty().subscribe(on -> render(exports.renderProperty().get()));
    timeline.selectionProperty().subscribe(selected -> selected(selected));
  }

  private static CheckBox check(String id, String key, BooleanProperty value) {
    CheckBox check = new CheckBox(TEXTS.get(key));
    check.setId(id);
    check.selectedProperty().bindBidirectional(value);
    check.setMinWidth(USE_PREF_SIZE);
    return check;
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    selected(timeline.selectionProperty().get());
    return cancel.isVisible() && progress.isVisible() ? cancel : export;
  }

  @Override
  public void closed() {
    // What is being rendered goes on.
  }

  private void selected(Optional<Stretch> selected) {
    choose(selected.isPresent() ? Part.SELECTED : Part.WHOLE);
  }

  private void choose(Part now) {
    part = now;
    parts.show(now);
    about.setText(
        stretch().map(stretch -> words(stretch)).orElse(TEXTS.get("export.nothing-selected")));
    render(exports.renderProperty().get());
  }

  private Optional<Stretch> stretch() {
    History history = past.history();
    if (history == null || history.size() == 0) {
      return Optional.empty();
    }
    return part == Part.WHOLE
        ? Optional.of(Stretch.whole(history))
        : timeline
            .selectionProperty()
            .get()
            .filter(each -> history.has(each.from().rev()) && history.has(each.to().rev()));
  }

  private String words(Stretch stretch) {
    History history = past.history();
    return history == null
        ? ""
        : TEXTS.get(
            "export.about",
            HistoryWords.when(history, stretch.from()),
            HistoryWords.when(history, stretch.to()),
            HistoryWords.length(stretch.lengthMicros(history)));
  }

  private void export() {
    History history = past.history();
    Optional<Stretch> wanted = stretch();
    if (history != null && wanted.isPresent()) {
      exports.renderPast(wanted.get().passage(history));
    }
  }

  private void render(Render now) {
    boolean isRunning = now instanceof Render.Running;
    boolean hadFocus = isRunning ? export.isFocused() : cancel.isFocused();
    export.setDisable(
        isRunning
            || stretch().isEmpty()
            || !(exports.rendersSoundProperty().get() || exports.rendersNotesProperty().get()));
    BubbleRows.show(progress, isRunning);
    if (now instanceof Render.Running running) {
      bar.setProgress(running.progress().fraction());
    }
    if (hadFocus) {
      // Else it would go to whatever is next, and close this bubble perhaps.
      (isRunning ? cancel : export).requestFocus();
    }
  }
}
