package org.trillsymbiont.client.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Endpoint;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The app's command line.
///
/// Thread: filled by one, then only read.
@Command(
    name = "trill-symbiont",
    description =
        "A shared generative ambient instrument. Hosts a session unless told to join one.",
    mixinStandardHelpOptions = true,
    versionProvider = ClientVersion.class,
    sortOptions = false)
public final class ClientOptions {
  private static final int MOST_NAME_CODE_POINTS = 32;
  private static final int MOST_BARS = 64;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--join",
      paramLabel = "ADDRESS",
      description = "Join the session at this address: ws://host:8787/api/sync",
      converter = ServerAddress.class)
  private @Nullable URI join;

  private String name = System.getProperty("user.name", "Somebody");

  private int port = Endpoint.DEFAULT_PORT;

  @Option(
      names = "--demo",
      description = "Play a short jam of two clients without a screen, and write it to files.")
  private boolean demo;

  private int bars = 8;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where the demo writes jam.wav, jam.mid and jam.png (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "jam");

  /// Reads a command line.
  ///
  /// @throws ParameterException with a sentence, when it is none
  public static ClientOptions parse(List<String> arguments) {
    ClientOptions options = new ClientOptions();
    new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
    return options;
  }

  @Option(names = "--name", paramLabel = "NAME", description = "Your name, for the window's title.")
  void setName(String value) {
    String trimmed = value.strip();
    int codePoints = trimmed.codePointCount(0, trimmed.length());
    if (codePoints < 1
        || codePoints > MOST_NAME_CODE_POINTS
        || trimmed.codePoints().anyMatch(Character::isISOControl)) {
      throw wrong("A name has 1 to 32 characters.");
    }
    name = trimmed;
  }

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Host on this port (default: 8787, or the next free one).")
  void setPort(int value) {
    if (value < 0 || value > 65_535) {
      throw wrong("A port is a number from 0 to 65535.");
    }
    port = value;
  }

  @Option(names = "--bars", paramLabel = "BARS", description = "How long the demo is (default: 8).")
  void setBars(int value) {
    if (value < 1 || value > MOST_BARS) {
      throw wrong("The demo can have 1 to 64 bars.");
    }
    bars = value;
  }

  /// The session to join; null to host one.
  public @Nullable URI join() {
    return join;
  }

  /// What the user is called, 1..32 code points.
  public String name() {
    return name;
  }

  /// The port to host on, 0..65535; 0 is any free one.
  public int port() {
    return port;
  }

  public boolean demo() {
    return demo;
  }

  /// The demo's length, 1..64 bars of eight steps.
  public int bars() {
    return bars;
  }

  /// The folder for the demo's files.
  public Path out() {
    return out;
  }

  private ParameterException wrong(String sentence) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before any option");
    }
    return new ParameterException(spec.commandLine(), sentence);
  }

  /// Turns what a user types into the address of a sync endpoint: the scheme, the port and the path
  /// may be left out.
  static final class ServerAddress implements ITypeConverter<URI> {
    @Override
    public URI convert(String typed) {
      try {
        URI uri = URI.create(typed.contains("://") ? typed : "ws://" + typed);
        int port = uri.getPort() < 0 ? Endpoint.DEFAULT_PORT : uri.getPort();
        boolean isPort = port >= 1 && port <= 65_535;
        boolean isOurs = "ws".equals(uri.getScheme()) && uri.getUserInfo() == null;
        if (uri.getHost() != null && isPort && isOurs) {
          boolean noPath = uri.getPath().isEmpty() || uri.getPath().equals("/");
          String path = noPath ? Endpoint.PATH : uri.getPath();
          return URI.create("ws://" + uri.getHost() + ":" + port + path);
        }
      } catch (IllegalArgumentException e) {
        throw wrongAddress(typed, e);
      }
      throw wrongAddress(typed, null);
    }

    private static TypeConversionException wrongAddress(String typed, @Nullable Exception cause) {
      TypeConversionException wrong =
          new TypeConversionException(
              "\""
                  + typed
                  + "\" is no address; one looks like ws://192.168.1.7:8787/api/sync"
                  + (typed.contains("_")
                      ? " (a computer's name may have no underscore; use its number)"
                      : ""));
      wrong.initCause(cause);
      return wrong;
    }
  }
}
