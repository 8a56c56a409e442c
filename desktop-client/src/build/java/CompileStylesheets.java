import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Writes each stylesheet of a folder, and of those in it, once more beside it in JavaFX's binary
/// form (`.bss`), which JavaFX reads instead of it, without parsing. The build runs this file as it
/// is.
final class CompileStylesheets {
  private CompileStylesheets() {}

  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException {
    List<Path> sheets;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
    }
    for (Path sheet : sheets) {
      String name = sheet.getFileName().toString().replaceFirst("\\.css$", ".bss");
      Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(name).toFile());
    }
  }
}
