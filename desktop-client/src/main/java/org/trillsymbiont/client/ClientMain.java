package org.trillsymbiont.client;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.logging.Level;
import javafx.application.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.demo.DemoJam;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.launch.Display;
import org.trillsymbiont.client.launch.Drawing;
import org.trillsymbiont.client.launch.NativeLibraries;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Starts the app, or where there is no display, the demo. No JavaFX class itself, so that it can
/// say a sentence where JavaFX can't start.
public final class ClientMain {
  private static final Logger log = LoggerFactory.getLogger(ClientMain.class);
  private static final java.util.logging.Logger PREFERENCES_LOG =
      java.util.logging.Logger.getLogger("java.util.prefs");
  private static final int FAILED = 1;

  private ClientMain() {}

  /// Ends with 0, with 1 when something is missing here, with 2 when the command line is wrong.
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> log.error("An error on the thread {}", thread.getName(), error));
    // It tells on stderr that it has made a folder, which is news to nobody.
    PREFERENCES_LOG.setLevel(Level.WARNING);
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    return arguments.length == 0
        ? start(out, err, new ClientOptions(), arguments)
        : Arguments.run(out, err, arguments);
  }

  /// By a package, which has seen to what it needs. The launcher of jpackage sets this.
  private static boolean isInstalled() {
    return System.getProperty("jpackage.app-version") != null;
  }

  private static int start(
      PrintWriter out, PrintWriter err, ClientOptions options, String[] arguments) {
    boolean isInMemory = Display.isInMemory();
    Optional<String> noDisplay =
        isInMemory ? Optional.empty() : Display.ofThisProcess().whyMissing();
    boolean needsWindow = !options.demo() && noDisplay.isEmpty();
    Optional<String> missing =
        isInstalled()
            ? Optional.empty()
            : NativeLibraries.ofThisSystem(needsWindow && !isInMemory).whatIsMissing();
    if (missing.isPresent()) {
      err.println(missing.get());
      return FAILED;
    }
    if (!needsWindow) {
      if (!options.demo()) {
        noDisplay.ifPresent(why -> out.println(why + " A short demo jam is played instead."));
        out.flush();
      }
      return DemoJam.run(out, err, options.bars(), options.out()) ? 0 : FAILED;
    }
    Drawing.inSmallParts();
    try {
      Application.launch(ClientApp.class, arguments);
      return 0;
    } catch (RuntimeException e) {
      log.error("JavaFX could not start", e);
      err.println(
          "No window could be opened on this display. The log above says why; --demo plays without.");
      return FAILED;
    }
  }

  /// On its own, so that a start without arguments loads nothing of picocli (see ClientOptions).
  private static final class Arguments {
    static int run(PrintWriter out, PrintWriter err, String[] arguments) {
      ClientOptions options = new ClientOptions();
      CommandLine line = new CommandLine(options);
      try {
        line.parseArgs(arguments);
      } catch (ParameterException e) {
        err.println(e.getMessage() + " (--help lists what there is.)");
        return CommandLine.ExitCode.USAGE;
      }
      if (line.isUsageHelpRequested()) {
        line.usage(out);
        return CommandLine.ExitCode.OK;
      }
      if (line.isVersionHelpRequested()) {
        line.printVersionHelp(out);
        return CommandLine.ExitCode.OK;
      }
      return start(out, err, options, arguments);
    }
  }
}
