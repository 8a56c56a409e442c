package org.trillsymbiont.client.view.file;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.FileQuestions;
import org.trillsymbiont.client.text.Lists;
import org.trillsymbiont.client.text.Texts;

/// Asks about session files, over the window: Escape and a click beside mean no. While a question
/// is open it keeps the focus and the keys to itself.
///
/// Thread: FX.
public final class FileQuestionPane extends ModalPane implements FileQuestions {
  private static final Texts TEXTS = Texts.of(FileQuestionPane.class);

  private @Nullable Node cameFrom;

  /// What Enter does where the focus is on no button.
  private @Nullable Button onEnter;

  /// Nothing is asked yet.
  public FileQuestionPane() {
    setId("file-question-pane");
    // Only what is on the card is to be reached.
    setFocusTraversable(false);
    setInTransitionFactory(null);
    setOutTransitionFactory(null);
    getStylesheets()
        .add(
            Objects.requireNonNull(FileQuestionPane.class.getResource("file.css"))
                .toExternalForm());
    // Else it would take the focus, and clicks, while there is nothing to be seen of it.
    visibleProperty().bind(displayProperty());
    displayProperty()
        .addListener((observed, before, now) -> {
          if (!now) {
            gone();
          }
        });
  }

  @Override
  public void askForOthers(String piece, List<String> others, Runnable yes) {
    boolean isNew = piece.isEmpty();
    String names = Lists.some(others);
    String what =
        isNew
            ? TEXTS.get("others.new", names, others.size())
            : TEXTS.get("others.file", names, others.size(), piece);
    Label words = words(what);
    words.setId("file-others");
    Button go = button("go", TEXTS.get(isNew ? "others.new.yes" : "others.file.yes"));
    go.setAccessibleHelp(what);
    go.setOnAction(event -> {
      hide(true);
      yes.run();
    });
    Button no = cancel();
    ask(TEXTS.get(isNew ? "others.new.title" : "others.file.title"), no, words, buttons(no, go));
  }

  @Override
  public void askWhatToSave(boolean isWhole, Consumer<Boolean> answer) {
    Words words =
        new Words(
            "save",
            TEXTS.get("what.title"),
            TEXTS.get("what.piece"),
            TEXTS.get("what.about.piece"),
            TEXTS.get("what.whole"),
            TEXTS.get("what.about.whole"),
            TEXTS.get("what.yes"));
    askWhich(words, isWhole, answer);
  }

  @Override
  public void askHowToOpen(String piece, int events, Consumer<Boolean> answer) {
    Words words =
        new Words(
            "open",
            TEXTS.get("how.title", piece),
            TEXTS.get("how.piece"),
            TEXTS.get("how.about.piece"),
            TEXTS.get("how.whole"),
            TEXTS.get("how.about.whole", events),
            TEXTS.get("how.yes"));
    askWhich(words, false, answer);
  }

  /// A choice between the piece and all of its history.
  private record Words(
      String id,
      String title,
      String piece,
      String aboutPiece,
      String whole,
      String aboutWhole,
      String yes) {}

  private void askWhich(Words words, boolean isWhole, Consumer<Boolean> answer) {
    ToggleGroup group = new ToggleGroup();
    RadioButton piece = choice(group, words.piece(), words.aboutPiece());
    piece.setId("file-" + words.id() + "-piece");
    RadioButton whole = choice(group, words.whole(), words.aboutWhole());
    whole.setId("file-" + words.id() + "-whole");
    (isWhole ? whole : piece).setSelected(true);
    Button go = button("go", words.yes());
    go.setOnAction(event -> {
      hide(true);
      answer.accept(whole.isSelected());
    });
    ask(
        words.title(),
        isWhole ? whole : piece,
        new VBox(piece, about(words.aboutPiece())),
        new VBox(whole, about(words.aboutWhole())),
        buttons(cancel(), go));
    onEnter = go;
  }

  private static RadioButton choice(ToggleGroup group, String words, String help) {
    RadioButton choice = new RadioButton(words);
    choice.setToggleGroup(group);
    choice.setAccessibleHelp(help);
    return choice;
  }

  private static Label about(String words) {
    Label about = words(words);
    about.getStyleClass().addAll("muted", "file-about");
    return about;
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    return words;
  }

  private Button cancel() {
    Button no = button("cancel", TEXTS.get("cancel"));
    no.setOnAction(event -> hide(true));
    return no;
  }

  private static Button button(String name, String text) {
    Button button = new Button(text);
    button.setId("file-" + name);
    button.setMinWidth(USE_PREF_SIZE);
    if (name.equals("go")) {
      button.getStyleClass().add("accent");
    }
    return button;
  }

  private static HBox buttons(Button... buttons) {
    HBox row = new HBox(buttons);
    row.getStyleClass().add("file-buttons");
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  /// @param first gets the focus
  private void ask(String title, Node first, Node... parts) {
    if (isDisplay()) {
      return;
    }
    onEnter = null;
    cameFrom = getScene() == null ? null : getScene().getFocusOwner();
    Label heading = new Label(title);
    heading.getStyleClass().add("card-title");
    VBox card = new VBox(heading);
    card.getChildren().addAll(parts);
    card.setId("file-question");
    card.getStyleClass().add("file-question");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    card.setAccessibleRole(AccessibleRole.DIALOG);
    card.setAccessibleText(title);
    card.addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
    card.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    // Without a skin it would not notice that it has something to show.
    applyCss();
    show(card);
    first.requestFocus();
  }

  private void gone() {
    Node back = cameFrom;
    cameFrom = null;
    if (back != null && back.getScene() != null) {
      back.requestFocus();
    }
  }

  /// Before a choice takes it for itself.
  private void enter(KeyEvent event) {
    Button go = onEnter;
    if (event.getCode() == KeyCode.ENTER && go != null && !(event.getTarget() instanceof Button)) {
      event.consume();
      go.fire();
    }
  }

  /// No key goes through to the window below.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      hide(true);
    }
    event.consume();
  }
}
