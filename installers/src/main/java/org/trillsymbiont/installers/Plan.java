package org.trillsymbiont.installers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/// What is built, of what, and where to.
///
/// @param version numbers with dots between: all that every system's packages take
/// @param time what all files of the packages are dated with, so that two builds of one commit
///   agree
/// @param project the project's folder
/// @param jars a folder with the class path of the app and the server
/// @param javaFx a folder with JavaFX's modules for this system
/// @param papers a folder with what goes along: licences, bill of materials
/// @param target where the packages go, and a folder `work` with what they are made of
/// @param types the only packages to build, with spaces between (`deb rpm`); empty for all
record Plan(
    String version,
    Instant time,
    Path project,
    Path jars,
    Path javaFx,
    Path papers,
    Path target,
    String types) {
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+){0,2}");

  Plan {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "A package's version is one to three numbers with dots between, not " + version + ".");
    }
  }

  /// Whether packages of this type are wanted.
  boolean wants(String type) {
    return types.isBlank() || (" " + types + " ").contains(" " + type + " ");
  }

  /// A folder of this build's own.
  Path work(String name) {
    return target.resolve("work").resolve(name);
  }

  /// What the project has for the packages of one system: `linux`, `mac`, `windows`.
  Path source(String name) {
    return project.resolve("installers").resolve(name);
  }

  /// What programs outside of Java want to know of the time.
  Map<String, String> environment() {
    return Map.of(
        "SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond()), "LC_ALL", "C", "TZ", "UTC");
  }
}
