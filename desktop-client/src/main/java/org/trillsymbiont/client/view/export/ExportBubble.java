package org.trillsymbiont.client.view.export;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.sound.export.Bounce;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.client.sound.export.Passage;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.export.Exports.Render;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;

/// What can be recorded and rendered, and how far a rendering is.
///
/// Thread: FX.
final class ExportBubble extends VBox implements Bubble {
  private final Exports exports;
  private final Runnable close;
  private final Button record = new Button("Record now");
  private final NumberField bars = new NumberField(1, Passage.MOST_BARS);
  private final Button render = new Button("Render");
  private final Button cancel = new Button("Cancel");
  private final ProgressBar bar = new ProgressBar(0);
  private final Label progress = sentence("");
  private final Label length = new Label();
  private final Label last = sentence("");
  private final HBox barRow = new HBox(bar, cancel);

  /// @param close closes this bubble
  ExportBubble(Exports exports, Runnable close) {
    this.exports = exports;
    this.close = close;
    setId("export-bubble");
    getStyleClass().addAll("bubble", "export-bubble");
    setAccessibleText("Record and render");
    length.setId("render-length");
    length.getStyleClass().add("muted");
    length.setMinWidth(0);
    getChildren()
        .addAll(
            heading("Record"),
            sentence("What you hear, from now until you stop, as a WAV file of 24 bits."),
            recordRow(),
            heading("Render"),
            sentence(
                "Bars of what the room is now, from the first step and with all that fades after"
                    + " the last, faster than they sound. An evolution that runs goes on in them."),
            new Group(bars, new Label("bars"), length),
            renderRow(),
            barRow,
            progress,
            tracksRow(),
            last);
    exports.renderProperty().subscribe(this::showRender);
    exports.barsProperty().subscribe(value -> bars.show(value.intValue()));
    last.setId("export-last");
    show(last, false);
    exports.onNotice(notice -> {
      last.setText(notice.sentence());
      show(last, true);
    });
  }

  private HBox recordRow() {
    record.setId("record-now");
    record.getStyleClass().add("record-now");
    record.setTooltip(new Tooltip("Asks for a file, then records until you stop"));
    record.setOnAction(event -> {
      close.run();
      exports.record();
    });
    record
        .disableProperty()
        .bind(exports.takeProperty().map(take -> !(take instanceof Exports.Take.None)));
    return new Group(
        record, check("record-notes", "also as MIDI file", exports.recordsNotesProperty()));
  }

  private HBox renderRow() {
    bars.setId("render-bars");
    bars.setMinWidth(USE_PREF_SIZE);
    bars.setAccessibleText("How many bars are rendered");
    bars.setOnGesture(value -> {
      exports.barsProperty().set(value);
      showLength();
    });
    render.setId("render");
    render.setTooltip(new Tooltip("Asks for a file, then renders in the background"));
    render.setOnAction(event -> exports.render());
    CheckBox sound = check("render-sound", "WAV file", exports.rendersSoundProperty());
    CheckBox notes = check("render-notes", "MIDI file", exports.rendersNotesProperty());
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
    bar.setAccessibleText("How far the rendering is");
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    cancel.setId("render-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setTooltip(new Tooltip("Nothing is left of what was rendered"));
    cancel.setOnAction(event -> exports.cancelRendering());
    barRow.getStyleClass().addAll("group", "render-row");
    progress.setId("render-words");
    return new Group(render, sound, notes);
  }

  private HBox tracksRow() {
    ToggleGroup group = new ToggleGroup();
    HBox row = new Group(new Label("MIDI files have"));
    row.getChildren()
        .addAll(
            choice(group, "tracks-rows", "a track for each row", Tracks.PER_ROW),
            choice(group, "tracks-one", "one track", Tracks.ONE));
    row.getStyleClass().add("tracks-row");
    return row;
  }

  private ToggleButton choice(ToggleGroup group, String id, String words, Tracks tracks) {
    ToggleButton choice = new ToggleButton(words);
    choice.setId(id);
    choice.setToggleGroup(group);
    choice.getStyleClass().add("compact");
    choice.setOnAction(event -> {
      // A second press would leave none chosen.
      choice.setSelected(true);
      exports.tracksProperty().set(tracks);
    });
    exports.tracksProperty().subscribe(chosen -> choice.setSelected(chosen == tracks));
    return choice;
  }

  private static CheckBox check(String id, String words, BooleanProperty value) {
    CheckBox check = new CheckBox(words);
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
        String.format(
            Locale.ROOT,
            "%s in %s at %d BPM",
            ExportSentences.time(seconds),
            state.key().displayName(),
            Math.round(state.tempo())));
  }

  private void showRender(Render now) {
    boolean isRunning = now instanceof Render.Running;
    boolean hadFocus = isRunning ? render.isFocused() : cancel.isFocused();
    show(barRow, isRunning);
    show(progress, isRunning);
    if (now instanceof Render.Running running) {
      bar.setProgress(running.progress().fraction());
      progress.setText(words(running));
    }
    if (hadFocus) {
      // Else it would go to whatever is next, and close this bubble perhaps.
      (isRunning ? cancel : render).requestFocus();
    }
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private static String words(Render.Running running) {
    Bounce.Progress done = running.progress();
    int bar = Math.min(running.bars(), (int) (done.fraction() * running.bars()) + 1);
    String where = "Bar " + bar + " of " + running.bars();
    if (done.speed() == 0) {
      return where;
    }
    double left = running.seconds() * (1 - done.fraction()) / done.speed();
    return String.format(
        Locale.ROOT,
        "%s · %.0f times faster than real time · %s left",
        where,
        done.speed(),
        ExportSentences.time(Math.ceil(left)));
  }

  private static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("card-title");
    return heading;
  }

  private static Label sentence(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
