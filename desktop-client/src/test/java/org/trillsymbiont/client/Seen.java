package org.trillsymbiont.client;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.trillsymbiont.client.control.Knob;
import org.trillsymbiont.client.control.WaveformPicker;
import org.trillsymbiont.client.view.grid.Squares;

/// Reads from a window what it shows of the session, in words: each control by its id, `tempo`,
/// `play`, `square-12`, `voice-12/knob-gain`, and what it says: `120`, `Pause running`, `on
/// current`. It asks the controls themselves, never the store. The voice of new squares, and the
/// panels of squares but for one, are left out.
///
/// Thread: FX.
final class Seen {
  /// States of the session that controls show by their looks alone.
  private static final List<String> LOOKS =
      List.of("on", "current", "paused", "running", "chosen", "lit", "tone", "chord", "held");

  private static final List<String> WITHOUT_ID =
      List.of("circle-segment", "chord-tone", "hub-tonic", "hub-mode", "grid-column-frame");

  /// What differs between two windows that agree: who the others are, what has been said to one (in
  /// the place of the tuning, whose parts are seen elsewhere too), what one can take back, how well
  /// the one keeps time, and whose voice each looks at.
  private static final Pattern OWN =
      Pattern.compile(
          "mark-.*|toast-.*|locked-.*|listening|tuning|people|alone|undo|redo|timing|grid-readout|voices-.*|apply-to-active"
              + "|reset-default-voice");

  private final SortedMap<String, String> words = new TreeMap<>();
  private final String panel;

  private Seen(int square) {
    panel = "voice-" + square;
  }

  /// Everything that a window shows.
  ///
  /// @param square whose panel of knobs is read too, or -1 for none
  static SortedMap<String, String> in(Parent window, int square) {
    Seen seen = new Seen(square);
    seen.read(window, "", true);
    return seen.words;
  }

  /// True for what all windows show alike when they agree.
  static boolean isShared(String id) {
    return !OWN.matcher(id).matches();
  }

  private void read(Node node, String place, boolean shown) {
    boolean visible = shown && node.isVisible();
    String id = name(node);
    if (id.startsWith("voice-") && !id.equals(panel)) {
      return;
    }
    String inside = id.equals(panel) ? panel + "/" : place;
    boolean isVoice = node instanceof Knob || node instanceof WaveformPicker;
    if (!id.isEmpty() && !(isVoice && inside.isEmpty())) {
      words.put(inside + id, words(node, visible));
    }
    if (node instanceof Parent parent && !isVoice && !(node instanceof ComboBox<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> read(child, inside, visible));
    }
  }

  private String name(Node node) {
    if (node.getId() != null) {
      return node.getId();
    }
    for (String style : WITHOUT_ID) {
      if (node.getStyleClass().contains(style)) {
        String name = style;
        for (int number = 2; words.containsKey(name); number++) {
          name = style + "-" + number;
        }
        return name;
      }
    }
    return node.getStyleClass().contains("voice-expand") ? "expand" : "";
  }

  private static String words(Node node, boolean visible) {
    String looks =
        node.getPseudoClassStates().stream()
            .map(PseudoClass::getPseudoClassName)
            .filter(LOOKS::contains)
            .sorted()
            .collect(Collectors.joining(" "));
    List<String> all =
        List.of(
            value(node), looks, node.isDisabled() ? "disabled" : "", visible ? "shown" : "hidden");
    String words = all.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    return words.equals("shown") ? words : words.replaceFirst(" shown$", "");
  }

  private static String value(Node node) {
    return switch (node) {
      case CheckBox box -> box.isSelected() ? "ticked" : "not ticked";
      case ToggleButton toggle -> toggle.getText() + (toggle.isSelected() ? " pressed" : "");
      case Labeled labeled -> labeled.getText().replace('\n', ' ').replace('\u00a0', ' ');
      case Slider slider -> number(slider.getValue());
      case Knob knob -> number(knob.value());
      case WaveformPicker picker -> picker.chosen().wireName();
      case TextField field -> field.getText();
      case ComboBox<?> box -> String.valueOf(box.getValue()).toLowerCase(Locale.ROOT);
      case Region region when region.getStyleClass().contains("grid-square") -> fill(region);
      case Region region when region.getStyleClass().contains("grid-column-frame") ->
          "at " + Math.round(region.getLayoutX());
      default -> node.getAccessibleText() == null ? "" : node.getAccessibleText();
    };
  }

  /// What a square says, and in what colour it glows.
  private static String fill(Region square) {
    String fill = Squares.fill(square);
    return square.getAccessibleText() + (fill.isEmpty() ? "" : ", " + fill);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }
}
