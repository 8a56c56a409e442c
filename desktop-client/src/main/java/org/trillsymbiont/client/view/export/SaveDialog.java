package org.trillsymbiont.client.view.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;

/// Asks the user by the system's own dialog where a file is to go.
///
/// Thread: FX.
public final class SaveDialog implements WhereTo {
  private static final Texts TEXTS = Texts.of(SaveDialog.class);
  private final Supplier<@Nullable Window> window;

  /// @param window which one the dialog belongs to
  public SaveDialog(Supplier<@Nullable Window> window) {
    this.window = window;
  }

  @Override
  public Optional<Path> ask(String title, String name, String ending, Path folder) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name + ending);
    if (Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    String kind = TEXTS.get(ending.equals(Exports.WAV) ? "dialog.wav" : "dialog.midi");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + ending));
    File chosen = chooser.showSaveDialog(window.get());
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
