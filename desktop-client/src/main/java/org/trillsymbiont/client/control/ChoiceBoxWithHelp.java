package org.trillsymbiont.client.control;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Chooses one of several things; its list says of each what it is. A shown value never reaches the
/// gesture handler.
///
/// Thread: FX.
///
/// @param <T> what is chosen
public final class ChoiceBoxWithHelp<T> extends ComboBox<T> {
  private final Function<T, String> name;
  private final Function<T, String> help;
  private final String none;
  private @Nullable T shown;

  /// @param choices in the order of the list
  /// @param name of a choice
  /// @param help about a choice, a sentence
  /// @param none what is written when nothing is chosen
  public ChoiceBoxWithHelp(
      Collection<T> choices, Function<T, String> name, Function<T, String> help, String none) {
    this.name = Objects.requireNonNull(name, "name");
    this.help = Objects.requireNonNull(help, "help");
    this.none = Objects.requireNonNull(none, "none");
    getItems().setAll(choices);
    setConverter(new Names());
    setButtonCell(new Name());
    setCellFactory(list -> new NameAndHelp());
    setPromptText(none);
    setMinWidth(USE_PREF_SIZE);
  }

  /// Takes each choice that the user makes.
  public void setOnGesture(Consumer<T> handler) {
    setOnAction(event -> {
      T chosen = getValue();
      if (chosen != null && !chosen.equals(shown)) {
        shown = chosen;
        handler.accept(chosen);
      }
    });
  }

  /// Shows a choice; nobody is told.
  ///
  /// @param choice null for none
  public void show(@Nullable T choice) {
    shown = choice;
    setValue(choice);
  }

  /// What a screen reader says of the chosen one, unless the box has another accessible text.
  private final class Names extends StringConverter<T> {
    @Override
    public String toString(@Nullable T choice) {
      return choice == null ? none : name.apply(choice);
    }

    @Override
    public @Nullable T fromString(String written) {
      return getItems().stream()
          .filter(each -> name.apply(each).equals(written))
          .findFirst()
          .orElse(null);
    }
  }

  private final class Name extends ListCell<T> {
    @Override
    protected void updateItem(@Nullable T choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(choice == null ? none : name.apply(choice));
    }
  }

  private final class NameAndHelp extends ListCell<T> {
    private final Label named = new Label();
    private final Label helping = new Label();
    private final VBox both = new VBox(named, helping);

    NameAndHelp() {
      named.getStyleClass().add("choice-name");
      helping.getStyleClass().addAll("muted", "small");
    }

    @Override
    protected void updateItem(@Nullable T choice, boolean empty) {
      super.updateItem(choice, empty);
      setGraphic(choice == null ? null : both);
      if (choice != null) {
        named.setText(name.apply(choice));
        helping.setText(help.apply(choice));
        setAccessibleText(name.apply(choice) + ". " + help.apply(choice));
      }
    }
  }
}
