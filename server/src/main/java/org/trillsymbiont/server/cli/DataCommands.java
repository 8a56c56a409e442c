package org.trillsymbiont.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.store.Archive;
import org.trillsymbiont.server.store.Audit;
import org.trillsymbiont.server.store.Backup;
import org.trillsymbiont.server.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// What can be done with the rooms that are kept, beside serving them. Exit codes: 0, 1 when it
/// can't be done or something is damaged, 2 for bad options.
public final class DataCommands {
  private DataCommands() {}

  /// Gives a command line these subcommands.
  public static void addTo(CommandLine line) {
    line.addSubcommand(new Verify())
        .addSubcommand(new BackUp())
        .addSubcommand(new Export())
        .addSubcommand(new Import());
  }

  private static final class Room implements ITypeConverter<RoomName> {
    @Override
    public RoomName convert(String name) {
      try {
        return new RoomName(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private abstract static class Base implements Callable<Integer> {
    @Mixin private final DataOption data = new DataOption();
    @Spec private @Nullable CommandSpec spec;

    final Path folder() {
      return data.folder();
    }

    final void say(String line) {
      if (spec != null) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
      }
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Reads all that is kept, and says whether it is what was written.",
        "A server may be running. Exit code 1 when something is damaged."
      })
  private static final class Verify extends Base {
    @Override
    public Integer call() throws StoreException {
      Audit.Report report = Audit.of(folder());
      report.lines().forEach(this::say);
      return report.isSound() ? 0 : 1;
    }
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Copies all rooms into one file, as they are at this moment.",
        "A server may be running. To restore, put it into a data folder as rooms.db."
      })
  private static final class BackUp extends Base {
    @Parameters(paramLabel = "<file>", description = "A file that does not exist yet.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws StoreException {
      Backup.write(folder(), file);
      say("All rooms are in " + file + ".");
      return 0;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Writes one room and what is kept of its past into a file of JSON lines.",
        "A server may be running. The room's PIN is no part of it."
      })
  private static final class Export extends Base {
    @Parameters(
        index = "0",
        paramLabel = "<room>",
        converter = Room.class,
        description = "Its name.")
    private RoomName room = RoomName.LOBBY;

    @Parameters(index = "1", paramLabel = "<file>", description = "A file that does not exist yet.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws StoreException {
      long events = Archive.write(folder(), room, file);
      say("Room " + room + " with " + events + " events is in " + file + ".");
      return 0;
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Reads a room from a file that export has written.",
        "No server may be running on the data folder. The room has no PIN."
      })
  private static final class Import extends Base {
    @Parameters(paramLabel = "<file>", description = "What export has written.")
    private Path file = Path.of("");

    @Option(
        names = "--room",
        paramLabel = "<name>",
        converter = Room.class,
        description = "What it is to be called (default: what it was).")
    private @Nullable RoomName room;

    @Override
    public Integer call() throws StoreException {
      say("Room " + Archive.read(folder(), file, room) + " is there.");
      return 0;
    }
  }
}
