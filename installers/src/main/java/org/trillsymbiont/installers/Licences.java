package org.trillsymbiont.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The licences that go along: ours, those of the libraries, what each library says itself, and the
/// lists that Maven made (`THIRD-PARTY.txt`, `bom.json`).
final class Licences {
  private static final Pattern TEXT =
      Pattern.compile("(?:META-INF/|.*/)?(?:LICEN[CS]E|NOTICE)[^/]*", Pattern.CASE_INSENSITIVE);

  private final Plan plan;

  Licences(Plan plan) {
    this.plan = plan;
  }

  /// Puts all into one folder.
  ///
  /// @param folder is made
  void collect(Path folder) throws IOException, BuildException {
    Files.createDirectories(folder);
    Files.copy(plan.project().resolve("LICENSE"), folder.resolve("LICENSE"));
    Tree.copy(plan.source("licences"), folder);
    for (String list : new String[] {"THIRD-PARTY.txt", "bom.json"}) {
      Path file = plan.papers().resolve(list);
      if (!Files.isRegularFile(file)) {
        throw new BuildException("Maven has not made " + file + ".");
      }
      Files.copy(file, folder.resolve(list));
    }
    for (Path jar : Tree.files(plan.jars())) {
      ownTexts(jar, folder.resolve(jar.getFileName().toString().replaceFirst("-[0-9].*", "")));
    }
  }

  private static void ownTexts(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (TEXT.matcher(name).matches() && !isCode(name) && !entry.isDirectory()) {
          Files.createDirectories(folder);
          try (InputStream text = zip.getInputStream(entry)) {
            Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
            Files.deleteIfExists(file);
            Files.copy(text, file);
          }
        }
      }
    }
  }

  /// A program or a stylesheet that is called as licences are.
  private static boolean isCode(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".class") || lower.endsWith(".css") || lower.endsWith(".bss");
  }
}
