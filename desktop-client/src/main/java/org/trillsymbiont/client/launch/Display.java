package org.trillsymbiont.client.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out whether a window can be opened here. JavaFX itself can't be asked: once its start has
/// failed, it can't be started again on the Headless platform.
public final class Display {
  private static final Pattern X11 = Pattern.compile("(?<host>.*):(?<number>\\d{1,5})(\\.\\d+)?");
  private static final int X11_PORT = 6000;
  private static final int TIMEOUT_MILLIS = 2_000;

  private final String operatingSystem;
  private final Map<String, String> environment;
  private final Path socketFolder;

  Display(String operatingSystem, Map<String, String> environment, Path socketFolder) {
    this.operatingSystem = operatingSystem;
    this.environment = environment;
    this.socketFolder = socketFolder;
  }

  /// Whether JavaFX draws into memory, because it was told to (`-Dglass.platform=Headless`): then
  /// there are windows without a display.
  public static boolean isInMemory() {
    return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
  }

  /// The display of this process.
  public static Display ofThisProcess() {
    return new Display(
        System.getProperty("os.name"), System.getenv(), Path.of("/tmp", ".X11-unix"));
  }

  /// Why no window can be opened, as a sentence; empty when one can. Windows and macOS always have
  /// a display. On Linux JavaFX speaks X11, also under Wayland.
  public Optional<String> whyMissing() {
    if (!operatingSystem.toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isEmpty()) {
      return Optional.of("There is no display here (DISPLAY is not set).");
    }
    Matcher matcher = X11.matcher(display);
    if (!matcher.matches()) {
      return Optional.of("DISPLAY is \"" + display + "\", which is no display's name.");
    }
    int number = Integer.parseInt(matcher.group("number"));
    String host = matcher.group("host");
    boolean isLocal = host.isEmpty() || host.equals("unix");
    // A display of this computer is not called: each start would take longer for what hardly ever
    // is, a socket that a display has left behind.
    boolean isThere =
        isLocal ? Files.exists(socketFolder.resolve("X" + number)) : answers(host, number);
    return isThere ? Optional.empty() : Optional.of("The display " + display + " does not answer.");
  }

  private static boolean answers(String host, int number) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, X11_PORT + number), TIMEOUT_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      // No answer is the answer: the sentence above says so.
      return false;
    }
  }
}
