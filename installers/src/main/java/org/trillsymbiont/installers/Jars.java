package org.trillsymbiont.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The class path of the packages. SQLite's jar has its library for twenty systems; here it goes
/// beside the jars, for this system alone: the packages are smaller by 10 MB, and nothing is
/// unpacked into the system's temporary files at each start.
final class Jars {
  private static final String SQLITE_LIBRARIES = "org/sqlite/native/";

  private final Plan plan;
  private final Platform platform;

  Jars(Plan plan, Platform platform) {
    this.plan = plan;
    this.platform = platform;
  }

  /// Puts all into one folder.
  ///
  /// @return a folder with the jars, the library and everybody's licences
  Path collect() throws IOException, BuildException {
    Path input = Files.createDirectories(plan.work("input"));
    for (Path jar : Tree.files(plan.jars())) {
      String name = jar.getFileName().toString();
      if (name.startsWith("sqlite-jdbc-")) {
        trim(jar, input);
      } else if (!isForCompilersOnly(name)) {
        Files.copy(jar, input.resolve(name));
      }
    }
    new Licences(plan).collect(input.resolve("licences"));
    return input;
  }

  private static boolean isForCompilersOnly(String jar) {
    return jar.startsWith("jspecify-");
  }

  private void trim(Path jar, Path input) throws IOException, BuildException {
    boolean isFound = false;
    try (ZipFile zip = new ZipFile(jar.toFile());
        ZipOutputStream out =
            new ZipOutputStream(Files.newOutputStream(input.resolve(jar.getFileName())))) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream content = zip.getInputStream(entry)) {
          if (!entry.getName().startsWith(SQLITE_LIBRARIES)) {
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setTimeLocal(entry.getTimeLocal());
            out.putNextEntry(copy);
            content.transferTo(out);
          } else if (entry.getName().startsWith(platform.sqliteFolder()) && !entry.isDirectory()) {
            String library = entry.getName().substring(platform.sqliteFolder().length());
            Files.copy(content, input.resolve(library));
            isFound = true;
          }
        }
      }
    }
    if (!isFound) {
      throw new BuildException(jar.getFileName() + " has no " + platform.sqliteFolder() + ".");
    }
  }
}
