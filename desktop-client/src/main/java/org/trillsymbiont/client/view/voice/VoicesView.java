package org.trillsymbiont.client.view.voice;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

/// The card of voices, with a switch between three pages: the voice of new squares, that of the
/// selected square, those of all active ones. Selecting a square turns to its page, but never away
/// from a knob that is dragged. The card is as high as the first page, whichever is shown; only the
/// list of all active ones takes more where there is more.
///
/// Thread: FX.
public final class VoicesView extends VBox {
  private static final Texts TEXTS = Texts.of(VoicesView.class);

  /// Below this width of the card, in em, the switch says less.
  private static final double WIDE_EM = 46;

  private final Store store;
  private final ObservableIntegerValue selected;
  private final Segments<Page> pages =
      new Segments<>(
          List.of(Page.values()),
          page -> "voices-" + page.name().toLowerCase(Locale.ROOT),
          page -> TEXTS.get("page." + page.name(), 0),
          page -> TEXTS.get("page.help." + page.name()));
  private final Label title = new Label(TEXTS.get("title"));
  private final DefaultVoiceView ofNew;
  private final SelectedVoiceView ofSelected;
  private final ActiveVoicesView ofActive;
  private final StackPane place = new StackPane();
  private Page wanted = Page.NEW;
  private boolean isWide = true;

  private enum Page {
    NEW,
    SELECTED,
    ACTIVE
  }

  /// Shows the voice of new squares.
  ///
  /// @param defaultVoice the voice of new squares, this client's own
  /// @param selected the index of the selected square, 0..63, or -1
  public VoicesView(
      Store store, ObjectProperty<Voice> defaultVoice, ObservableIntegerValue selected) {
    this.store = Objects.requireNonNull(store, "store");
    this.selected = Objects.requireNonNull(selected, "selected");
    ofNew = new DefaultVoiceView(store, Objects.requireNonNull(defaultVoice, "defaultVoice"));
    ofSelected = new SelectedVoiceView(store, this::arrange);
    ofActive = new ActiveVoicesView(store, this::arrange);
    getStyleClass().addAll("voice-card", "voices");
    getStylesheets()
        .add(Objects.requireNonNull(VoicesView.class.getResource("voice.css")).toExternalForm());
    VBox.setVgrow(place, Priority.ALWAYS);
    place.setAlignment(Pos.TOP_LEFT);
    getChildren().setAll(heading(), place);
    pages.setOnGesture(this::turnTo);
    selected.addListener((observed, before, now) -> turnTo(Page.SELECTED));
    store.stateProperty().addListener((observed, before, now) -> render(now));
    widthProperty().subscribe(this::fit);
    title.fontProperty().subscribe(this::fit);
    arrange();
    render(store.state());
  }

  private HBox heading() {
    title.getStyleClass().add("voice-title");
    title.setMinWidth(USE_PREF_SIZE);
    pages.setAccessibleText(TEXTS.get("pages"));
    HBox heading = new HBox(title, pages);
    heading.getStyleClass().add("voices-heading");
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  /// Turns to a square's voice and puts the focus on its first knob.
  ///
  /// @param squareIndex 0..63, the selected one
  public void focusOn(int squareIndex) {
    turnTo(Page.SELECTED);
    if (selected.get() == squareIndex) {
      ofSelected.focusFirst();
    }
  }

  private void turnTo(Page page) {
    wanted = page;
    arrange();
  }

  /// Shows what is wanted, unless a hand holds a knob; then it comes here again when that lets go.
  private void arrange() {
    if (ofSelected.isChanging() || ofActive.isChanging()) {
      return;
    }
    ofSelected.show(selected.get());
    ofActive.select(selected.get());
    Node page =
        switch (wanted) {
          case NEW -> ofNew;
          case SELECTED -> ofSelected;
          case ACTIVE -> ofActive;
        };
    // The first page stays, unseen, and gives all of them their height. The others come and go:
    // what others have under hand is marked on the one knob for it that can be seen.
    List<Node> wantedNodes = page.equals(ofNew) ? List.of(ofNew) : List.of(ofNew, page);
    if (!place.getChildren().equals(wantedNodes)) {
      place.getChildren().setAll(wantedNodes);
    }
    ofNew.setVisible(wanted == Page.NEW);
    setMaxHeight(wanted == Page.ACTIVE ? Double.MAX_VALUE : USE_PREF_SIZE);
    pages.show(wanted);
    name(store.state());
  }

  private void render(AppState state) {
    ofNew.render(state);
    ofSelected.render(state);
    ofActive.render(state);
    name(state);
  }

  private void name(AppState state) {
    int index = selected.get();
    if (index >= 0) {
      String square = SquareName.inShort(state, index);
      pages.rename(
          Page.SELECTED,
          isWide ? TEXTS.get("page.SELECTED.square", square) : square,
          TEXTS.get("page.help.SELECTED.square", SquareName.spoken(state, index)));
    }
    pages.rename(
        Page.ACTIVE,
        TEXTS.get("page.ACTIVE", state.musicGrid().activeCount()),
        TEXTS.get("page.help.ACTIVE"));
  }

  private void fit() {
    boolean fits = getWidth() >= WIDE_EM * title.getFont().getSize() / 1.15;
    if (fits != isWide) {
      isWide = fits;
      name(store.state());
    }
  }
}
