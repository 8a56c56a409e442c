package org.trillsymbiont.client.launch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The app's command line.
///
/// Thread: filled by one, then only read.
@Command(
    name = "trill-symbiont",
    description =
        "A shared generative ambient instrument. Asks what to do, unless it is told here.",
    mixinStandardHelpOptions = true,
    versionProvider = ClientVersion.class,
    sortOptions = false)
public final class ClientOptions {
  private static final int MOST_NAME_CODE_POINTS = 32;
  private static final int MOST_BARS = 64;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--join",
      paramLabel = "LINK",
      description = "Join a room: trill://host:8787/room, or the ws:// address, or just the host.",
      converter = Link.class)
  private @Nullable JoinLink join;

  @Parameters(
      paramLabel = "LINK|FILE",
      arity = "0..1",
      description =
          "A link to join, or a session file (.trill): what the system opens the app with.",
      converter = Reader.class)
  private @Nullable Opened opened;

  @Option(names = "--host", description = "Host a session at once.")
  private boolean host;

  @Option(names = "--alone", description = "Play alone at once: nobody can join.")
  private boolean alone;

  private @Nullable RoomName room;

  private @Nullable String pin;

  private @Nullable String name;

  private @Nullable Integer port;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write a line of JSON for each note that is played, to find out what is wrong.")
  private @Nullable Path trace;

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

  /// What the build of the packages learns a start from, and how a package is tried out.
  @Option(names = "--rehearse", hidden = true, description = "Play alone for a moment and end.")
  private boolean rehearsal;

  /// Reads a command line.
  ///
  /// @throws ParameterException with a sentence, when it is none
  public static ClientOptions parse(List<String> arguments) {
    ClientOptions options = new ClientOptions();
    if (!arguments.isEmpty()) {
      // Nothing is known without it too, and sooner: Java's cache takes no classes in the format
      // of Java 5, as picocli's are, and to load them takes a quarter of a start's time.
      new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
    }
    return options;
  }

  @Option(names = "--name", paramLabel = "NAME", description = "What others see you as.")
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
      names = "--room",
      paramLabel = "ROOM",
      description = "Host at once, in this room: small letters, digits, hyphens (default: lobby).")
  void setRoom(String value) {
    if (!RoomName.isValid(value)) {
      throw wrong("A room's name has 1 to 32 small letters, digits or hyphens.");
    }
    room = new RoomName(value);
  }

  @Option(
      names = "--pin",
      paramLabel = "PIN",
      description = "The room's PIN, six digits; a new room gets it. Without --join: host at once.")
  void setPin(String value) {
    if (!value.matches("[0-9]{6}")) {
      throw wrong("A PIN has six digits.");
    }
    pin = value;
  }

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Host at once, on this port (default: 8787, or the next free one).")
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

  /// What the app begins with.
  public enum Beginning {
    /// The user is asked.
    START_SCREEN,
    /// The session of [#join()].
    JOIN,
    /// An own session.
    HOST,
    /// A session that nobody can join.
    ALONE,
    /// The session in [#file()].
    FILE
  }

  /// What the app begins with: a link counts most, then a file, then being alone; a room, a port or
  /// a PIN is for an own session.
  public Beginning beginning() {
    if (join() != null) {
      return Beginning.JOIN;
    }
    if (file() != null) {
      return Beginning.FILE;
    }
    if (alone) {
      return Beginning.ALONE;
    }
    boolean isHosting = host || room != null || port != null || pin != null;
    return isHosting ? Beginning.HOST : Beginning.START_SCREEN;
  }

  /// The session to join; null when none is named.
  public @Nullable JoinLink join() {
    return join == null && opened instanceof Opened.Link(JoinLink link) ? link : join;
  }

  /// The session file to open; null when none is named. It may not be there.
  public @Nullable Path file() {
    return opened instanceof Opened.SessionFile(Path path) ? path : null;
  }

  /// The room to host in.
  public RoomName room() {
    return room == null ? RoomName.LOBBY : room;
  }

  /// The room's PIN, six digits; null for none.
  public @Nullable String pin() {
    return pin;
  }

  /// What the user wants to be called, 1..32 code points; null for as at the last start.
  public @Nullable String name() {
    return name;
  }

  /// The port to host on, 0..65535; 0 is any free one.
  public int port() {
    return port == null ? Endpoint.DEFAULT_PORT : port;
  }

  /// Where to write each note; null for nowhere.
  public @Nullable Path trace() {
    return trace;
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

  /// Whether the app only shows that it works here.
  public boolean isRehearsal() {
    return rehearsal;
  }

  private ParameterException wrong(String sentence) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before any option");
    }
    return new ParameterException(spec.commandLine(), sentence);
  }

  /// Turns what a user types into a link.
  static final class Link implements ITypeConverter<JoinLink> {
    @Override
    public JoinLink convert(String typed) {
      try {
        return JoinLink.parse(typed);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /// Turns what the system passes into a link or a file.
  static final class Reader implements ITypeConverter<Opened> {
    @Override
    public Opened convert(String passed) {
      try {
        return Opened.parse(passed);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
