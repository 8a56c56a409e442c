package org.trillsymbiont.server.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Where an option's value comes from that the command line doesn't give: the environment
/// (`TRILL_SYMBIONT_MAX_ROOMS`), then a properties file (`max-rooms=100`), then its default. Works
/// for every option with a long name; a value that is blank counts as none.
///
/// Thread: confined to one.
public final class OptionSources implements IDefaultValueProvider {
  private static final String PREFIX = "TRILL_SYMBIONT_";

  private final Map<String, String> environment;
  private final Map<String, String> fromFile;
  private final @Nullable Path file;

  private record Found(String value, String origin) {}

  private OptionSources(
      Map<String, String> environment, Map<String, String> fromFile, @Nullable Path file) {
    this.environment = environment;
    this.fromFile = fromFile;
    this.file = file;
  }

  /// Lets a command line take values from these places. Its mixins and subcommands are complete.
  ///
  /// @param args what the command line will parse
  /// @throws IllegalArgumentException with a sentence, when the properties file can't be used
  public static OptionSources give(
      CommandLine line, Map<String, String> environment, String... args) {
    Path file = ConfigOptions.file(args).or(() -> named(environment).map(Path::of)).orElse(null);
    OptionSources sources =
        new OptionSources(environment, file == null ? Map.of() : read(file), file);
    sources.checkKeys(line);
    line.setDefaultValueProvider(sources);
    return sources;
  }

  private static Optional<String> named(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(variable(ConfigOptions.FILE)))
        .filter(name -> !name.isBlank());
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The file " + file + " can't be read: " + e.getMessage() + ".", e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
    return values;
  }

  private void checkKeys(CommandLine line) {
    Set<String> known = new TreeSet<>();
    List<CommandLine> commands = new ArrayList<>(line.getSubcommands().values());
    commands.addFirst(line);
    for (CommandLine command : commands) {
      settable(command.getCommandSpec()).forEach(option -> known.add(key(option)));
    }
    for (String key : fromFile.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "The file " + file + " has \"" + key + "\", which is no option.");
      }
    }
  }

  /// The options that have a value which may come from elsewhere.
  static List<OptionSpec> settable(CommandSpec command) {
    Set<String> aboutOthers = Set.of(ConfigOptions.FILE, ConfigOptions.PRINT);
    return command.options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .filter(option -> !aboutOthers.contains(key(option)))
        .toList();
  }

  /// `max-rooms`.
  static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private static String variable(String key) {
    return PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private Optional<Found> find(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option) || !settable(arg.command()).contains(option)) {
      return Optional.empty();
    }
    String key = key(option);
    return found(environment.get(variable(key)), "environment " + variable(key))
        .or(() -> found(fromFile.get(key), "file " + file));
  }

  private static Optional<Found> found(@Nullable String value, String origin) {
    return Optional.ofNullable(value)
        .filter(text -> !text.isBlank())
        .map(text -> new Found(text, origin));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    return find(arg).map(Found::value).orElse(null);
  }

  /// Where an option's value comes from when the command line doesn't give it: `environment
  /// TRILL_SYMBIONT_PORT`, `file server.properties`; empty for its own default.
  public Optional<String> origin(ArgSpec arg) {
    return find(Objects.requireNonNull(arg, "arg")).map(Found::origin);
  }
}
