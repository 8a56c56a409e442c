package org.trillsymbiont.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.admin.Metrics;
import org.trillsymbiont.server.announce.Announcer;
import org.trillsymbiont.server.cli.AdminOptions;
import org.trillsymbiont.server.cli.ConfigOptions;
import org.trillsymbiont.server.cli.DataCommands;
import org.trillsymbiont.server.cli.EffectiveOptions;
import org.trillsymbiont.server.cli.GuardOptions;
import org.trillsymbiont.server.cli.LimitOptions;
import org.trillsymbiont.server.cli.LogOptions;
import org.trillsymbiont.server.cli.OptionSources;
import org.trillsymbiont.server.cli.StorageOptions;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.store.RoomStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The server's command line: `java -jar trill-symbiont-server.jar [--host 0.0.0.0] [--port 8787]`.
/// Every option may come from the environment or a properties file too ([OptionSources]). Prints
/// one line with `ready` when it accepts connections; the log goes to stderr. Exit codes: 0, 1 when
/// it can't listen or its network fails, 2 for bad options, 3 without memory, 143 or 130 after a
/// signal.
@Command(
    name = "trill-symbiont-server",
    description = "Holds a Trill Symbiont session that players join over the network.",
    mixinStandardHelpOptions = true,
    versionProvider = ServerMain.Version.class,
    sortOptions = false)
public final class ServerMain implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "<address>",
      defaultValue = ServerConfig.DEFAULT_HOST,
      description = "Address to listen on (default: ${DEFAULT-VALUE}, all of this machine).")
  private String host = ServerConfig.DEFAULT_HOST;

  @Option(
      names = "--port",
      paramLabel = "<number>",
      defaultValue = "" + ServerConfig.DEFAULT_PORT,
      description = "Port to listen on, 0..65535; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port = ServerConfig.DEFAULT_PORT;

  @Option(
      names = "--no-announce",
      fallbackValue = "true",
      description = "Do not tell the local network of this server (mDNS).")
  private boolean isQuiet;

  @Option(
      names = "--self-check",
      fallbackValue = "true",
      description =
          "Try all that the server would need with these options (disk, rooms, port, somebody who"
              + " joins), say what was found, and end: with 0, or 1 when something is not well.")
  private boolean isSelfCheck;

  @Mixin private final AdminOptions admin = new AdminOptions();
  @Mixin private final LogOptions log = new LogOptions();
  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final StorageOptions storage = new StorageOptions();

  @Mixin private final GuardOptions guard = new GuardOptions();

  private final LimitOptions limits = new LimitOptions();
  private @Nullable OptionSources sources;

  /// Runs the server until a signal ends it.
  public static void main(String[] args) {
    OutOfMemory.endsTheProcess();
    System.exit(
        run(
            System.getenv(),
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            args));
  }

  /// Runs the server until a signal ends it, or does what else the arguments ask for.
  ///
  /// @return the exit code
  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    ServerMain main = new ServerMain();
    CommandLine line = new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
    main.limits.addTo(line.getCommandSpec());
    DataCommands.addTo(line);
    line.setOut(out).setErr(err);
    line.setParameterExceptionHandler((e, _) -> fail(e.getCommandLine(), main.sentence(e), 2));
    line.setExecutionExceptionHandler((e, command, _) -> fail(command, e.getMessage(), 1));
    try {
      main.sources = OptionSources.give(line, environment, args);
    } catch (IllegalArgumentException e) {
      return fail(line, e.getMessage(), 2);
    }
    return line.execute(args);
  }

  /// What is wrong, and where that came from.
  private String sentence(ParameterException e) {
    String sentence = String.valueOf(e.getMessage());
    return sources == null || e.getArgSpec() == null
        ? sentence
        : sources
            .origin(e.getArgSpec())
            .map(origin -> sentence.replaceFirst("\\.$", "") + " (" + origin + ").")
            .orElse(sentence);
  }

  private static int fail(CommandLine command, @Nullable String message, int exitCode) {
    String sentence = String.valueOf(message).lines().findFirst().orElse("It failed");
    String ended = sentence.endsWith(".") ? sentence : sentence + ".";
    command.getErr().println(exitCode == 2 ? ended + " Try --help." : ended);
    command.getErr().flush();
    return exitCode;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = commandOf();
    if (config.isPrinted() && sources != null) {
      EffectiveOptions.print(command.getParseResult(), sources, command.getOut());
      return 0;
    }
    log.apply();
    if (isSelfCheck) {
      return selfCheck(command);
    }
    Metrics metrics = new Metrics();
    SyncServer server = start(command, metrics);
    Optional<Administration> administration;
    try {
      administration = administration(server, metrics);
    } catch (IllegalArgumentException e) {
      server.close();
      throw new ParameterException(command, e.getMessage(), e);
    }
    Optional<Announcer> announcer = announcer(server);
    Thread shutdown =
        new Thread(
            () -> {
              announcer.ifPresent(Announcer::close);
              server.close();
              // Last: who asks meanwhile is told that the server is shutting down.
              administration.ifPresent(Administration::close);
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(shutdown);
    PrintWriter out = command.getOut();
    out.println(
        server.addresses().stream()
            .map(URI::toString)
            .collect(Collectors.joining(" ", "Trill Symbiont server ready: ", "")));
    JoinLink link = server.joinLink(RoomName.LOBBY);
    if (link.isEncrypted() || link.access() != null) {
      // On the screen of whoever starts it, once; the token stands in no log.
      out.println("Join link: " + link.complete());
    }
    out.flush();
    server.awaitEnd();
    if (!server.isClosed()) {
      throw new IOException("The network failed; the server has ended.");
    }
    return 0;
  }

  private int selfCheck(CommandLine command) throws InterruptedException {
    SelfCheck check = new SelfCheck(guard, storage, admin, command.getOut());
    try {
      return check.run(host, port, limits.limits()) ? 0 : 1;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  private SyncServer start(CommandLine command, Metrics metrics) throws IOException {
    ServerConfig serverConfig;
    try {
      Guard guarded = guard.guard(limits.limits(), storage.folder());
      serverConfig = new ServerConfig(host, port, guarded);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
    RoomStore store = storage.open(metrics);
    try {
      return SyncServer.start(serverConfig, store, metrics);
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  private Optional<Administration> administration(SyncServer server, Metrics metrics)
      throws IOException {
    Optional<InetSocketAddress> address = admin.address(server.port());
    if (address.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Administration.start(server, metrics, address.get()));
    } catch (IOException e) {
      if (admin.isNeeded()) {
        server.close();
        throw e;
      }
      LoggerFactory.getLogger(ServerMain.class).warn("{} It is left out.", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Announcer> announcer(SyncServer server) {
    return isQuiet || server.isLocalOnly()
        ? Optional.empty()
        : Optional.of(
            Announcer.start(
                ServerMain::hostName,
                new Announcer.Subject(server.port(), server.fingerprint(), null),
                server::rooms));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "Trill Symbiont";
    }
  }

  private CommandLine commandOf() {
    if (spec == null) {
      throw new IllegalStateException("run this through run()");
    }
    return spec.commandLine();
  }

  /// The version from the build.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = ServerMain.class.getResourceAsStream("version.properties")) {
        if (in == null) {
          throw new IOException("The version is missing from this build.");
        }
        properties.load(in);
      }
      return new String[] {"Trill Symbiont server " + properties.getProperty("version")};
    }
  }
}
