package org.trillsymbiont.client.view.transport;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.client.view.rights.LockSign;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.sync.Lock;

/// Play, pause, stop, the running step, tempo and master volume.
///
/// Thread: FX.
public final class TransportView extends HBox {
  private static final Texts TEXTS = Texts.of(TransportView.class);
  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
  private static final int MIN_BPM = (int) AppState.TEMPO.min();
  private static final int MAX_BPM = (int) AppState.TEMPO.max();
  private static final int NUDGE_BPM = 5;
  private static final int VOLUME_KEY_PERCENT = 5;

  private final Store store;
  private final FontIcon playIcon = new FontIcon(MaterialDesignP.PLAY);
  private final Button play = new Button(TEXTS.get("play"), playIcon);
  private final Button stop = new Button(TEXTS.get("stop"), new FontIcon(MaterialDesignS.STOP));
  private final Label position = new Label();
  private final GestureSlider tempo = new GestureSlider(MIN_BPM, MAX_BPM);
  private final NumberField bpm = new NumberField(MIN_BPM, MAX_BPM);
  private final Playhead playhead;
  private final GestureSlider volume = new GestureSlider(0, 100);
  private final Label percent = new Label();

  public TransportView(Store store, Commands commands, Playhead playhead) {
    this.store = store;
    this.playhead = playhead;
    getStyleClass().addAll("card", "transport");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(buttons(commands), tempoBox(), volumeBox());
    store.stateProperty().subscribe(this::render);
    playhead.positionProperty().subscribe(position -> renderPosition());
  }

  private HBox buttons(Commands commands) {
    play.setId("play");
    play.getStyleClass().add("play");
    Tip.set(play, Shortcut.PLAY_OR_PAUSE.tooltip(TEXTS.get("play.tooltip")));
    play.setOnAction(event -> commands.playOrPause());
    stop.setId("stop");
    stop.getStyleClass().add("stop");
    Tip.set(stop, Shortcut.STOP.tooltip(TEXTS.get("stop.tooltip")));
    stop.setOnAction(event -> commands.stop());
    position.setId("position");
    HBox box = new HBox(play, stop, position);
    box.getStyleClass().add("group");
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(USE_PREF_SIZE);
    Spots.mark(box, Fields.IS_SEQUENCER_RUNNING);
    return box;
  }

  private HBox tempoBox() {
    tempo.setId("tempo");
    tempo.setBlockIncrement(1);
    tempo.setAccessibleText(TEXTS.get("tempo.spoken"));
    tempo.setValueWords(value -> TEXTS.get("tempo.bpm", Math.round(value)));
    tempo.setOnGesture(this::setTempo);
    bpm.setId("bpm");
    String help = TEXTS.get("tempo.tooltip", MIN_BPM, MAX_BPM);
    bpm.setAccessibleHelp(help);
    Tip.set(bpm, help);
    bpm.setOnGesture(this::setTempo);
    Label name = new Label(TEXTS.get("tempo"));
    name.setLabelFor(bpm);
    HBox box =
        group(
            name,
            LockSign.small(store, Lock.TEMPO, "tempo"),
            nudge("slower", MaterialDesignS.SNAIL, -NUDGE_BPM),
            tempo,
            nudge("faster", MaterialDesignR.RABBIT, NUDGE_BPM),
            bpm,
            muted(TEXTS.get("tempo.unit")));
    HBox.setHgrow(tempo, Priority.ALWAYS);
    Spots.mark(box, Fields.TEMPO);
    return box;
  }

  /// @param id of the button, and the key of its name
  private Button nudge(String id, Ikon icon, int byBpm) {
    Button button = new Button(TEXTS.get(id), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    Tip.set(button, TEXTS.get(id + ".tooltip", NUDGE_BPM));
    button.setOnAction(event -> setTempo(Math.rint(store.state().tempo()) + byBpm));
    return button;
  }

  private HBox volumeBox() {
    volume.setId("volume");
    volume.setBlockIncrement(VOLUME_KEY_PERCENT);
    volume.setAccessibleText(TEXTS.get("volume.spoken"));
    volume.setValueWords(value -> TEXTS.get("percent", Math.round(value)));
    volume.setOnGesture(this::setVolume);
    percent.setId("percent");
    percent.getStyleClass().add("percent");
    FontIcon icon = new FontIcon(MaterialDesignV.VOLUME_HIGH);
    HBox box = group(new Label(TEXTS.get("volume")), icon, volume, percent);
    HBox.setHgrow(volume, Priority.ALWAYS);
    Spots.mark(box, Fields.MASTER_VOLUME);
    return box;
  }

  private void setTempo(double value) {
    double rounded = AppState.TEMPO.clamp(Math.rint(value));
    if (rounded != store.state().tempo()) {
      store.dispatch(Edit.of(Fields.TEMPO, rounded));
    }
  }

  private void setVolume(double value) {
    double rounded = AppState.MASTER_VOLUME.clamp(Math.rint(value) / 100);
    if (rounded != store.state().masterVolume()) {
      store.dispatch(Edit.of(Fields.MASTER_VOLUME, rounded));
    }
  }

  private void render(AppState state) {
    boolean running = state.isSequencerRunning();
    play.setText(TEXTS.get(running ? "pause" : "play"));
    playIcon.setIconCode(running ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY);
    play.pseudoClassStateChanged(RUNNING, running);
    renderPosition();
    tempo.show(state.tempo());
    bpm.show((int) Math.rint(state.tempo()));
    volume.show(state.masterVolume() * 100);
    percent.setText(TEXTS.get("percent", Math.round(state.masterVolume() * 100)));
  }

  /// What is heard; until a change of the transport takes effect that is not yet what was asked
  /// for.
  private void renderPosition() {
    Playhead.Position heard = playhead.position();
    boolean running = store.state().isSequencerRunning() || heard.isMoving();
    position.pseudoClassStateChanged(RUNNING, running);
    stop.setDisable(!running && heard.column() < 0);
    position.setText(positionWords(running, heard.column()));
  }

  /// Where the sequencer is, in words.
  ///
  /// @param step the column, 0..7, or -1
  static String positionWords(boolean running, int step) {
    if (running) {
      return step < 0
          ? TEXTS.get("position.running")
          : TEXTS.get("position.step", step + 1, MusicGrid.COLUMNS);
    }
    return step < 0 ? TEXTS.get("position.stopped") : TEXTS.get("position.paused", step + 1);
  }

  private static HBox group(Node... children) {
    HBox box = new Group(children);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }
}
