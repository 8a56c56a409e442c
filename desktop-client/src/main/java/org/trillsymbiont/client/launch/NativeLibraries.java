package org.trillsymbiont.client.launch;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks for the system libraries without which JavaFX ends in a NullPointerException as soon as it
/// draws text.
public final class NativeLibraries {
  private static final Map<String, String> DEBIAN_PACKAGES =
      Map.of(
          "libfreetype.so.6", "libfreetype6",
          "libpangoft2-1.0.so.0", "libpangoft2-1.0-0",
          "libfontconfig.so.1", "libfontconfig1");

  private final String operatingSystem;
  private final Map<String, String> packagesByLibrary;

  NativeLibraries(String operatingSystem, Map<String, String> packagesByLibrary) {
    this.operatingSystem = operatingSystem;
    this.packagesByLibrary = Map.copyOf(packagesByLibrary);
  }

  /// The libraries that this system needs.
  public static NativeLibraries ofThisSystem() {
    return new NativeLibraries(System.getProperty("os.name"), DEBIAN_PACKAGES);
  }

  /// What is missing and how to get it, as a sentence; empty when nothing is.
  public Optional<String> whatIsMissing() {
    if (!operatingSystem.toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    List<String> packages =
        packagesByLibrary.entrySet().stream()
            .filter(library -> !canBeLoaded(library.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    return packages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The window system needs libraries that are not installed here. On Debian and Ubuntu:"
                + " sudo apt-get install "
                + String.join(" ", packages));
  }

  @SuppressWarnings(
      "restricted") // Nothing of the library is called; the app is started with native access.
  private static boolean canBeLoaded(String library) {
    try (Arena arena = Arena.ofConfined()) {
      return SymbolLookup.libraryLookup(library, arena) != null;
    } catch (IllegalArgumentException e) {
      return false; // Thrown for a library that the loader does not find.
    }
  }
}
