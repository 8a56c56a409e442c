package org.trillsymbiont.client.control;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import org.trillsymbiont.client.text.Texts;

/// Somebody as a disc in their colour with their initials, readable on any colour.
///
/// Thread: FX.
public final class Avatar extends Label {
  private static final Texts TEXTS = Texts.of(Avatar.class);
  private static final Color DARK = Color.web("#101828");
  private static final CornerRadii ROUND = new CornerRadii(100);

  /// Nobody yet.
  public Avatar() {
    getStyleClass().add("avatar");
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setTextOverrun(OverrunStyle.CLIP);
  }

  /// @param name a name in full; a screen reader says it
  public Avatar(String name, Color colour) {
    this();
    show(name, colour);
  }

  /// Shows somebody.
  public void show(String name, Color colour) {
    setText(initials(name));
    setAccessibleText(name);
    paint(colour);
  }

  /// Shows that there are more than can be shown.
  ///
  /// @param count 1 or more
  public void showMore(int count, Color colour) {
    setText("+" + count);
    setAccessibleText(TEXTS.get("avatar.more", count));
    paint(colour);
  }

  private void paint(Color colour) {
    setTextFill(onTopOf(colour));
    setBackground(new Background(new BackgroundFill(colour, ROUND, null)));
  }

  /// The colour of a text on a ground, dark or white, whichever stands out more.
  public static Color onTopOf(Color ground) {
    return Legible.isBright(ground) ? DARK : Color.WHITE;
  }

  /// `AL` of `ada lovelace`, `A` of `Ada`, `W2` of `Web 2`: what a reader takes for the first
  /// letters of the first and of the last word.
  static String initials(String name) {
    List<String> words = List.of(Objects.requireNonNull(name, "name").strip().split("\\s+"));
    String first = firstLetter(words.getFirst());
    return words.size() < 2 ? first : first + firstLetter(words.getLast());
  }

  private static String firstLetter(String word) {
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(word);
    int end = letters.next();
    return end < 0 ? "" : word.substring(0, end).toUpperCase(Locale.ROOT);
  }
}
