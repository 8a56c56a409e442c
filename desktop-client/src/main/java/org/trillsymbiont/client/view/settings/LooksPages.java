package org.trillsymbiont.client.view.settings;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.trillsymbiont.client.control.ChoiceBoxWithHelp;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.Language;
import org.trillsymbiont.client.settings.Motion;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.text.NoteNames;
import org.trillsymbiont.client.text.Texts;

/// The pages on how the app looks and reads: appearance and accessibility. They need no session.
///
/// Thread: FX.
public final class LooksPages {
  private static final Texts TEXTS = Texts.of(LooksPages.class);
  private static final List<Double> SCALES =
      DoubleStream.of(0.75, 1, 1.25, 1.5, 2, 3).boxed().toList();

  private final Appearance looks;

  /// @param looks what the pages change
  public LooksPages(Appearance looks) {
    this.looks = looks;
  }

  /// Both, in their order.
  public List<SettingsPage> pages() {
    return List.of(
        new SettingsPage(
            "appearance",
            TEXTS.get("appearance"),
            MaterialDesignP.PALETTE_OUTLINE,
            () -> new SettingsPage.Content(appearance())),
        new SettingsPage(
            "accessibility",
            TEXTS.get("accessibility"),
            MaterialDesignH.HUMAN,
            () -> new SettingsPage.Content(accessibility())));
  }

  private Node appearance() {
    return Rows.page(
        Rows.row(
            TEXTS.get("theme"),
            TEXTS.get("theme.help"),
            segments("theme", ThemeChoice.values(), looks.themeProperty())),
        Rows.row(TEXTS.get("palette"), TEXTS.get("palette.help"), palette()),
        Rows.row(TEXTS.get("scale"), TEXTS.get("scale.help"), scale()),
        Rows.row(TEXTS.get("scope"), TEXTS.get("scope.help"), scope()),
        Rows.heading(TEXTS.get("words")),
        Rows.row(
            TEXTS.get("language"),
            TEXTS.get("language.help"),
            segments("language", Language.values(), looks.languageProperty())),
        Rows.row(
            TEXTS.get("notes"),
            TEXTS.get("notes.help"),
            segments("notes", NoteNames.values(), looks.noteNamesProperty())));
  }

  private Node accessibility() {
    return Rows.page(
        Rows.row(
            TEXTS.get("motion"),
            TEXTS.get("motion.help"),
            segments("motion", Motion.values(), looks.motionProperty())),
        Rows.row(TEXTS.get("palette"), TEXTS.get("palette.eyes"), palette()),
        Rows.row(TEXTS.get("scale"), TEXTS.get("scale.help"), scale()),
        Rows.heading(TEXTS.get("keyboard")),
        Rows.sentence(TEXTS.get("keyboard.window")),
        Rows.sentence(TEXTS.get("keyboard.grid")),
        Rows.sentence(TEXTS.get("keyboard.knobs")),
        Rows.sentence(TEXTS.get("keyboard.circle")),
        Rows.heading(TEXTS.get("reader")),
        Rows.sentence(TEXTS.get("reader.help")));
  }

  private Node palette() {
    ChoiceBoxWithHelp<Palette> box =
        new ChoiceBoxWithHelp<>(
            Arrays.asList(Palette.values()),
            palette -> TEXTS.word("palette", palette),
            palette -> TEXTS.word("palette.about", palette),
            "");
    box.setId("settings-palette");
    box.setAccessibleText(TEXTS.get("palette"));
    box.setOnGesture(looks.paletteProperty()::set);
    shows(box, looks.paletteProperty(), box::show);
    return box;
  }

  private Node scale() {
    NumberFormat percent = NumberFormat.getPercentInstance(Texts.locale());
    Segments<Double> scales =
        new Segments<>(
            SCALES,
            scale -> "settings-scale-" + Math.round(scale * 100),
            percent::format,
            scale -> TEXTS.get("scale.spoken", percent.format(scale)));
    scales.setOnGesture(looks.scaleProperty()::set);
    shows(scales, looks.scaleProperty().asObject(), scales::show);
    return scales;
  }

  private Node scope() {
    CheckBox box = new CheckBox(TEXTS.get("scope.on"));
    box.setId("settings-scope");
    box.setSelected(looks.scopeProperty().get());
    box.setOnAction(event -> looks.scopeProperty().set(box.isSelected()));
    return box;
  }

  private static <E extends Enum<E>> Node segments(
      String what, E[] choices, ObjectProperty<E> property) {
    Segments<E> segments =
        new Segments<>(
            Arrays.asList(choices),
            choice -> "settings-" + what + "-" + choice.name(),
            choice -> TEXTS.word(what, choice),
            choice -> TEXTS.get(what) + ": " + TEXTS.word(what, choice));
    segments.setOnGesture(property::set);
    shows(segments, property, segments::show);
    return segments;
  }

  /// Shows a value as long as the control is in a window: a page is made anew each time.
  private static <T> void shows(Node control, Property<T> property, Consumer<T> show) {
    show.accept(property.getValue());
    property.when(control.sceneProperty().isNotNull()).subscribe(show);
  }
}
