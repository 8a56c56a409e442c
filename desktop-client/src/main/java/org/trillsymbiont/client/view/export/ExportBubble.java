package org.trillsymbiont.client.view.export;

import java.util.List;
import javafx.beans.binding.Bindings;
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
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.sound.export.Bounce;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.client.sound.export.Passage;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.export.Exports.Render;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;

/// What can be recorded and rendered, and how far a rendering is.
///
/// Thread: FX.
final class ExportBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(ExportBubble.class);
  private final Exports exports;
  private final Runnable close;
  private final Button record = new Button(TEXTS.get("record.now"));
  private final NumberField bars = new NumberField(1, Passage.MOST_BARS);
  private final Button render = new Button(TEXTS.get("render"));
  private final Button cancel = new Button(TEXTS.get("render.cancel"));
  private final ProgressBar bar = new ProgressBar(0);
  private final Label progress = BubbleRows.sentence("");
  private final Label length = new Label();
  private final Label last = BubbleRows.sentence("");
  private final HBox barRow = new HBox(bar, cancel);

  /// @param close closes this bubble
  ExportBubble(Exports exports, Runnable close) {
    this.exports = exports;
    this.close = close;
    setId("export-bubble");
    getStyleClass().addAll("bubble", "export-bubble");
    setAccessibleText(TEXTS.get("title"));
    length.setId("render-length");
    length.getStyleClass().add("muted");
    length.setMinWidth(0);
    getChildren()
        .addAll(
            BubbleRows.heading(TEXTS.get("record")),
            BubbleRows.sentence(TEXTS.get("record.about")),
            recordRow(),
            BubbleRows.heading(TEXTS.get("render")),
            BubbleRows.sentence(TEXTS.get("render.about")),
            new Group(bars, new Label(TEXTS.get("render.bars")), length),
            renderRow(),
            barRow,
            progress,
            tracksRow(),
            last);
    exports.renderProperty().subscribe(this::showRender);
    exports.barsProperty().subscribe(value -> bars.show(value.intValue()));
    last.setId("export-last");
    BubbleRows.show(last, false);
    exports.onNotice(notice -> {
      last.setText(notice.sentence());
      BubbleRows.show(last, true);
    });
  }

  private HBox recordRow() {
    record.setId("record-now");
    record.getStyleClass().add("record-now");
    Tip.set(record, TEXTS.get("record.now.help"));
    record.setOnAction(event -> {
      close.run();
      exports.record();
    });
    record
        .disableProperty()
        .bind(exports.takeProperty().map(take -> !(take instanceof Exports.Take.None)));
    return new Group(record, check("record-notes", "record.notes", exports.recordsNotesProperty()));
  }

  private HBox renderRow() {
    bars.setId("render-bars");
    bars.setMinWidth(USE_PREF_SIZE);
    bars.setAccessibleText(TEXTS.get("render.bars.spoken"));
    bars.setOnGesture(value -> {
      exports.barsProperty().set(value);
      showLength();
    });
    render.setId("render");
    Tip.set(render, TEXTS.get("render.help"));
    render.setOnAction(event -> exports.render());
    CheckBox sound = check("render-sound", "render.sound", exports.rendersSoundProperty());
    CheckBox notes = check("render-notes", "render.notes", exports.rendersNotesProperty());
    render
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    exports.renderProperty().get() instanceof Render.Running
                        || !(exports.rendersSoundProperty().get()
                            || exports.rendersNotesProperty().get()),
                exports.renderProperty(),
                exports.rendersSoundProperty(),
                exports.rendersNotesProperty()));
    bar.setId("render-progress");
    bar.setAccessibleText(TEXTS.get("render.progress"));
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    cancel.setId("render-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    Tip.set(cancel, TEXTS.get("render.cancel.help"));
    cancel.setOnAction(event -> exports.cancelRendering());
    barRow.getStyleClass().addAll("group", "render-row");
    progress.setId("render-words");
    return new Group(render, sound, notes);
  }

  private HBox tracksRow() {
    Segments<Tracks> choice =
        new Segments<>(
            List.of(Tracks.PER_ROW, Tracks.ONE),
            tracks -> tracks == Tracks.ONE ? "tracks-one" : "tracks-rows",
            tracks -> TEXTS.word("tracks", tracks),
            tracks -> TEXTS.word("tracks.help", tracks));
    choice.setOnGesture(exports.tracksProperty()::set);
    exports.tracksProperty().subscribe(choice::show);
    return new Group(BubbleRows.word(TEXTS.get("tracks")), choice);
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
    showLength();
    if (exports.renderProperty().get() instanceof Render.Running) {
      return cancel;
    }
    return record.isDisabled() ? bars : record;
  }

  @Override
  public void closed() {
    // A number that is half typed is committed or taken back by its field as it loses the focus.
  }

  private void showLength() {
    AppState state = exports.state();
    double seconds = exports.barsProperty().get() * MusicGrid.COLUMNS * 30 / state.tempo();
    length.setText(
        TEXTS.get(
            "render.length",
            ExportSentences.time(seconds),
            MusicWords.key(state.key()),
            Math.round(state.tempo())));
  }

  private void showRender(Render now) {
    boolean isRunning = now instanceof Render.Running;
    boolean hadFocus = isRunning ? render.isFocused() : cancel.isFocused();
    BubbleRows.show(barRow, isRunning);
    BubbleRows.show(progress, isRunning);
    if (now instanceof Render.Running running) {
      bar.setProgress(running.progress().fraction());
      progress.setText(words(running));
    }
    if (hadFocus) {
      // Else it would go to whatever is next, and close this bubble perhaps.
      (isRunning ? cancel : render).requestFocus();
    }
  }

  private static String words(Render.Running running) {
    Bounce.Progress done = running.progress();
    if (running.bars() == 0) {
      return TEXTS.get("render.past", Math.round(100 * done.fraction()));
    }
    int bar = Math.min(running.bars(), (int) (done.fraction() * running.bars()) + 1);
    if (done.speed() == 0) {
      return TEXTS.get("render.bar", bar, running.bars());
    }
    double left = running.seconds() * (1 - done.fraction()) / done.speed();
    return TEXTS.get(
        "render.bar.speed",
        bar,
        running.bars(),
        done.speed(),
        ExportSentences.time(Math.ceil(left)));
  }
}
