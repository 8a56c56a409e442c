package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// The app as a folder that runs where it is put: two launchers, the jars, the Java runtime.
/// jpackage makes it.
final class AppImage {
  /// The launcher of the server, on every system.
  static final String SERVER = "trill-symbiont-server";

  /// The file beside the jars that makes starts fast, when it is there ([Training]).
  static final String CACHE = "app.aot";

  static final String APP_CLASS = "org.trillsymbiont.client.ClientMain";

  /// Both launchers have the same, for they share the cache: it is of use only to a Java machine
  /// that manages memory and modules as it was trained with.
  static final List<String> JAVA_OPTIONS =
      List.of(
          "--enable-native-access=javafx.graphics,ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-Dorg.sqlite.lib.path=$APPDIR");

  private static final String SERVER_CLASS = "org.trillsymbiont.server.ServerMain";
  private static final String CLASS_PATH_KEY = "app.classpath=";

  private final Platform platform;
  private final Path root;

  private AppImage(Platform platform, Path root) {
    this.platform = platform;
    this.root = root;
  }

  /// Makes the folder.
  ///
  /// @param input the jars ([Jars])
  /// @param runtime what the launchers start ([JavaRuntime])
  static AppImage make(Plan plan, Platform platform, Tools tools, Path input, Path runtime)
      throws IOException, BuildException {
    Path destination = Files.createDirectories(plan.work("image"));
    List<String> arguments = new ArrayList<>(List.of("--type", "app-image"));
    arguments.addAll(List.of("--name", name(platform)));
    arguments.addAll(List.of("--app-version", systemVersion(plan, platform)));
    arguments.addAll(List.of("--vendor", "Trill Symbiont"));
    arguments.addAll(List.of("--copyright", "MIT licence"));
    arguments.addAll(List.of("--description", "Trill Symbiont"));
    arguments.addAll(List.of("--input", input.toString()));
    arguments.addAll(List.of("--main-jar", mainJar(input)));
    arguments.addAll(List.of("--main-class", APP_CLASS));
    arguments.addAll(List.of("--runtime-image", runtime.toString()));
    arguments.addAll(List.of("--icon", Icons.write(platform, plan.work("icons")).toString()));
    arguments.addAll(List.of("--add-launcher", SERVER + "=" + serverLauncher(plan)));
    for (String option : options()) {
      arguments.addAll(List.of("--java-options", option));
    }
    if (platform.isMac()) {
      arguments.addAll(MacPackages.imageOptions(plan));
    }
    arguments.addAll(List.of("--dest", destination.toString()));
    tools.jdk("jpackage", arguments);
    String suffix = platform.isMac() ? ".app" : "";
    AppImage image = new AppImage(platform, destination.resolve(name(platform) + suffix));
    image.sortClassPaths();
    return image;
  }

  /// What the app is called: as a program on Linux, else as people say it.
  static String name(Platform platform) {
    return platform.isLinux() ? "trill-symbiont" : "Trill Symbiont";
  }

  /// macOS wants the first number to be 1 or more; Finder shows the true version all the same
  /// (`mac/Info.plist`).
  static String systemVersion(Plan plan, Platform platform) {
    return platform.isMac() && plan.version().startsWith("0")
        ? "1" + plan.version().substring(1)
        : plan.version();
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>(JAVA_OPTIONS);
    options.add("-XX:AOTCache=$APPDIR/" + CACHE);
    // Without the file, or with one of another Java, it starts all the same and need not say so.
    options.add("-Xlog:aot*=off,cds*=off");
    return options;
  }

  private static String mainJar(Path input) throws IOException, BuildException {
    return Tree.files(input).stream()
        .map(jar -> jar.getFileName().toString())
        .filter(name -> name.startsWith("desktop-client-"))
        .findFirst()
        .orElseThrow(() -> new BuildException("The app's jar is not in " + input + "."));
  }

  private static Path serverLauncher(Plan plan) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("main-class", SERVER_CLASS);
    properties.setProperty("description", "Trill Symbiont server");
    properties.setProperty(
        "java-options", String.join(" ", options()) + " -XX:+ExitOnOutOfMemoryError");
    properties.setProperty("win-console", "true");
    properties.setProperty("win-menu", "false");
    properties.setProperty("win-shortcut", "false");
    Path file = plan.work("server-launcher.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  /// jpackage lists the jars as the folder happens to have them; the cache needs one order, and two
  /// builds the same.
  private void sortClassPaths() throws IOException {
    for (Path file : Tree.files(appFolder())) {
      if (file.toString().endsWith(".cfg")) {
        List<String> lines = Files.readAllLines(file);
        List<String> jars = lines.stream().filter(line -> line.startsWith(CLASS_PATH_KEY)).toList();
        List<String> sorted =
            Stream.concat(jars.stream().limit(1), jars.stream().skip(1).sorted()).toList();
        int first = lines.indexOf(jars.getFirst());
        lines.removeAll(jars);
        lines.addAll(first, sorted);
        Files.write(file, lines);
      }
    }
  }

  /// The folder, or on macOS the bundle.
  Path root() {
    return root;
  }

  /// Where the jars are.
  Path appFolder() {
    return switch (platform.system()) {
      case LINUX -> root.resolve("lib/app");
      case MAC -> root.resolve("Contents/app");
      case WINDOWS -> root.resolve("app");
    };
  }

  /// Where Java is.
  Path runtime() {
    return switch (platform.system()) {
      case LINUX -> root.resolve("lib/runtime");
      case MAC -> root.resolve("Contents/runtime/Contents/Home");
      case WINDOWS -> root.resolve("runtime");
    };
  }

  /// The class path as the app's launcher has it.
  List<Path> classPath() throws IOException {
    Path configuration = appFolder().resolve(name(platform) + ".cfg");
    return Files.readAllLines(configuration).stream()
        .filter(line -> line.startsWith(CLASS_PATH_KEY))
        .map(line -> line.substring(CLASS_PATH_KEY.length()))
        .map(jar -> appFolder().resolve(jar.replaceFirst("^\\$APPDIR[/\\\\]", "")))
        .toList();
  }
}
