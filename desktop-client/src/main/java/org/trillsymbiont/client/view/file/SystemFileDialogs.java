package org.trillsymbiont.client.view.file;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.FileDialogs;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.text.Texts;

/// Asks for session files by the system's own dialogs.
///
/// Thread: FX.
public final class SystemFileDialogs implements FileDialogs {
  private static final Texts TEXTS = Texts.of(SystemFileDialogs.class);
  private final Supplier<@Nullable Window> window;

  /// @param window which one the dialogs belong to
  public SystemFileDialogs(Supplier<@Nullable Window> window) {
    this.window = Objects.requireNonNull(window, "window");
  }

  @Override
  public Optional<Path> open(Path folder) {
    FileChooser chooser = chooser(TEXTS.get("open.title"), folder);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("dialog.all"), "*"));
    File chosen = chooser.showOpenDialog(window.get());
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> save(String name, Path folder) {
    FileChooser chooser = chooser(TEXTS.get("save.title"), folder);
    chooser.setInitialFileName(name + TrillFiles.ENDING);
    File chosen = chooser.showSaveDialog(window.get());
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  private static FileChooser chooser(String title, Path folder) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    if (Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("dialog.trill"), "*" + TrillFiles.ENDING));
    return chooser;
  }
}
