package org.trillsymbiont.client.launch;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks for the system libraries without which JavaFX ends in an exception as soon as it draws
/// text or opens a window.
public final class NativeLibraries {
  private static final Map<String, String> FOR_TEXT =
      Map.of(
          "libfreetype.so.6", "libfreetype6",
          "libpangoft2-1.0.so.0", "libpangoft2-1.0-0",
          "libfontconfig.so.1", "libfontconfig1");
  private static final Map<String, String> FOR_WINDOWS =
      Map.of("libgtk-3.so.0", "libgtk-3-0", "libXtst.so.6", "libxtst6");

  private final String operatingSystem;
  private final Map<String, String> packagesByLibrary;

  NativeLibraries(String operatingSystem, Map<String, String> packagesByLibrary) {
    this.operatingSystem = operatingSystem;
    this.packagesByLibrary = Map.copyOf(packagesByLibrary);
  }

  /// The libraries that this system needs.
  ///
  /// @param withWindows whether windows are to be opened on a display
  public static NativeLibraries ofThisSystem(boolean withWindows) {
    Map<String, String> packages = new HashMap<>(FOR_TEXT);
    if (withWindows) {
      packages.putAll(FOR_WINDOWS);
    }
    return new NativeLibraries(System.getProperty("os.name"), packages);
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
    try {
      // It stays loaded: JavaFX is about to ask for it too.
      return SymbolLookup.libraryLookup(library, Arena.global()) != null;
    } catch (IllegalArgumentException e) {
      return false; // Thrown for a library that the loader does not find.
    }
  }
}
