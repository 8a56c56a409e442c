package org.trillsymbiont.installers;

import java.util.Locale;

/// The system that the packages are built on, and so for: jlink and jpackage know no other.
///
/// @param system which
/// @param isArm whether its processor is a 64-bit ARM; otherwise it is an x86-64
record Platform(OperatingSystem system, boolean isArm) {

  /// The systems that there are packages for.
  enum OperatingSystem {
    LINUX,
    MAC,
    WINDOWS
  }

  /// This computer.
  ///
  /// @throws BuildException when nothing can be built for it
  static Platform current() throws BuildException {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /// The computer that Java describes so.
  ///
  /// @param name as the system property `os.name`
  /// @param architecture as the system property `os.arch`
  /// @throws BuildException when nothing can be built for it
  static Platform of(String name, String architecture) throws BuildException {
    boolean isArm =
        switch (architecture) {
          case "aarch64" -> true;
          case "amd64", "x86_64" -> false;
          default ->
              throw new BuildException(
                  "There are no packages for " + architecture + " processors.");
        };
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) {
      return new Platform(OperatingSystem.LINUX, isArm);
    } else if (lower.startsWith("mac")) {
      return new Platform(OperatingSystem.MAC, isArm);
    } else if (lower.startsWith("windows")) {
      return new Platform(OperatingSystem.WINDOWS, isArm);
    }
    throw new BuildException("There are no packages for " + name + ".");
  }

  boolean isLinux() {
    return system == OperatingSystem.LINUX;
  }

  boolean isMac() {
    return system == OperatingSystem.MAC;
  }

  boolean isWindows() {
    return system == OperatingSystem.WINDOWS;
  }

  /// What Debian calls the processor.
  String debianArchitecture() {
    return isArm ? "arm64" : "amd64";
  }

  /// What RPM, and SQLite's jar, call the processor.
  String rpmArchitecture() {
    return isArm ? "aarch64" : "x86_64";
  }

  /// Where SQLite's jar has its library for this system.
  String sqliteFolder() {
    String folder =
        switch (system) {
          case LINUX -> "Linux";
          case MAC -> "Mac";
          case WINDOWS -> "Windows";
        };
    return "org/sqlite/native/" + folder + "/" + rpmArchitecture() + "/";
  }
}
