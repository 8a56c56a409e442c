package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The programs of a Linux package: Java's own launcher, told by a file what jpackage's is told by
/// its configuration. jpackage's asks the package managers at each start whose it is, which takes a
/// tenth of a second and more.
final class LinuxLaunchers {
  private static final String SUFFIX = ".options";

  private LinuxLaunchers() {}

  /// Makes one.
  ///
  /// @param name of the program, and of its configuration
  /// @param appFolder with the configuration, where it is while the package is built
  /// @param home where the image is installed, `/usr/lib/...`
  /// @param program the file to write, of `usr/bin`
  static void make(String name, Path appFolder, String home, Path program) throws IOException {
    List<String> configuration = Files.readAllLines(appFolder.resolve(name + ".cfg"));
    Files.write(appFolder.resolve(name + SUFFIX), options(configuration, home + "/lib/app"));
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec "%1$s/lib/runtime/bin/java" "@%1$s/lib/app/%2$s" "$@"
        """
            .formatted(home, name + SUFFIX));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// What Java's launcher reads (`java @file`) instead of jpackage's configuration.
  ///
  /// @param appFolder what `$APPDIR` stands for
  static List<String> options(List<String> configuration, String appFolder) {
    List<String> options = new ArrayList<>();
    List<String> classPath = new ArrayList<>();
    String mainClass = "";
    for (String line : configuration) {
      String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", appFolder);
      if (line.startsWith("java-options=")) {
        options.add(quoted(value));
      } else if (line.startsWith("app.classpath=")) {
        classPath.add(value);
      } else if (line.startsWith("app.mainclass=")) {
        mainClass = value;
      }
    }
    options.add("-classpath");
    options.add(quoted(String.join(":", classPath)));
    options.add(mainClass);
    return options;
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
