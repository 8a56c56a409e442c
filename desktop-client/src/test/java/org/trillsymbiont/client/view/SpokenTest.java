package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.settings.SettingsView;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Degree;

/// What a screen reader says of the window: every control that the keyboard reaches has a name and
/// a role, in every language.
@ExtendWith(ApplicationExtension.class)
class SpokenTest {
  private @Nullable WindowFixture window;

  /// Buttons that open a bubble.
  private static final List<String> BUBBLES =
      List.of(
          "#room",
          "#people",
          "#timing",
          "#sound",
          "#midi",
          "#record",
          "#tonality",
          "#evolution-settings");

  private static final List<String> PAGES =
      List.of("appearance", "accessibility", "sound", "midi", "about");

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().close());
    Texts.use(Locale.ENGLISH);
  }

  /// The language is chosen before the window is built.
  private void open(Locale language) {
    Texts.use(language);
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          window = new WindowFixture(1280, 800);
          window.arrive(builder -> {
            builder.showCircleOfFifths(true);
            builder.selectedChord(Degree.V);
            return builder;
          });
        });
    onFx(this::layOut);
  }

  private WindowFixture window() {
    return Objects.requireNonNull(window, "window");
  }

  private static void onFx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }

  private void layOut() {
    window().view().applyCss();
    window().view().layout();
  }

  private <T extends Node> T find(String query, Class<T> type) {
    Node found = Objects.requireNonNull(window().view().lookup(query), query);
    return type.cast(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyControlHasANameAndARole(String language) {
    open(Locale.of(language));
    TreeSet<String> mute = new TreeSet<>();
    hearWhoIsHere();
    onFx(() -> {
      assertTrue(listen(mute) > 20, "controls were found");
      for (String button : BUBBLES) {
        find(button, ButtonBase.class).fire();
        layOut();
        assertTrue(listen(mute) > 20, button);
        find(button, ButtonBase.class).fire();
      }
      for (String page : PAGES) {
        find("#settings-pane", SettingsView.class).open(page);
        layOut();
        listen(mute);
      }
    });
    assertEquals(new TreeSet<>(), mute);
  }

  /// The user is the host, and somebody else is there: all of the people's controls are.
  private void hearWhoIsHere() {
    Identity ben = new Identity("Ben", Colour.PALETTE.getLast());
    Identity own = new Identity("Ada", Colour.PALETTE.getFirst());
    onFx(() ->
        window()
            .arrive(
                new ServerMessage.Participants(
                    List.of(
                        new Participant(1, ben, Presence.NONE, false, Role.LISTENER),
                        new Participant(2, own, Presence.NONE, false, Role.HOST)),
                    Set.of())));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// @param mute takes what says nothing
  /// @return how many controls there are
  private int listen(Set<String> mute) {
    List<Node> reached = new ArrayList<>();
    collect(window().view(), reached);
    for (Node node : reached) {
      if (name(node).isBlank() || node.getAccessibleRole() == AccessibleRole.NODE) {
        mute.add(node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass());
      }
    }
    for (Node node : reached) {
      if (node instanceof TextInputControl input
          && input.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String spoken
          && !spoken.contains(input.getText())) {
        mute.add(input.getId() + " says " + spoken + " and not its text");
      }
    }
    return reached.size();
  }

  private static void collect(Node node, List<Node> into) {
    if (node.isFocusTraversable()) {
      into.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /// What a node is called. The text of an input or a choice is its value, so that its name is that
  /// of the label that belongs to it, or what it is told to be.
  private static String name(Node node) {
    if (node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Label label) {
      return label.getText();
    }
    String told = Objects.requireNonNullElse(node.getAccessibleText(), "");
    if (!told.isBlank()) {
      return told;
    }
    return switch (node) {
      case TextInputControl input -> Objects.requireNonNullElse(input.getPromptText(), "");
      case ComboBoxBase<?> _ -> "";
      case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
      default ->
          node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text
              ? text
              : "";
    };
  }

  @Test
  void valuesAreSpokenWithTheirUnits() {
    open(Locale.GERMAN);
    onFx(() -> {
      window()
          .arrive(builder -> {
            builder.reverb(0.25);
            builder.tempo(120);
            return builder;
          });
      assertEquals("Hall in Prozent", find("#reverb", Node.class).getAccessibleText());
      assertEquals("25 %", value("#reverb"));
      assertEquals("120 BPM", value("#tempo"));
      assertEquals("500 ms", value("#evolution-speed"));
    });
  }

  private Object value(String query) {
    return find(query, Node.class).queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING);
  }

  /// With an accessible text of their own they would never say their value.
  @Test
  void choicesAndNumbersAreNamedByTheirLabelAndSpeakTheirValue() {
    open(Locale.GERMAN);
    onFx(() -> {
      assertEquals("Tonleiter", name(find("#scale", Node.class)));
      assertEquals("Dur", text("#scale"));
      assertEquals("Klangwelt", name(find("#voice-set", Node.class)));
      assertEquals("Original", text("#voice-set"));
      assertEquals("Regel der Evolution: Symbiont", text("#rule"));
      assertEquals("Tempo", name(find("#bpm", Node.class)));
      assertEquals("99", text("#bpm"));
    });
  }

  private Object text(String query) {
    return find(query, Node.class).queryAccessibleAttribute(AccessibleAttribute.TEXT);
  }

  @Test
  void theCircleIsAListOfItsPlaces() {
    open(Locale.GERMAN);
    onFx(() -> {
      Node circle = find("#circle", Node.class);
      assertEquals("Quintenzirkel", circle.getAccessibleText());
      assertEquals(36, circle.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT));
      Node g = (Node) circle.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 1);
      assertEquals("G-Dur, V, in der Tonart, der Akkord", g.getAccessibleText());
      assertEquals(1, g.queryAccessibleAttribute(AccessibleAttribute.INDEX));
      Node b = (Node) circle.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 5);
      assertEquals("H-Dur", b.getAccessibleText());
    });
  }
}
