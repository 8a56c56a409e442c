package org.trillsymbiont.installers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes the file that lets the app start in half the time (JEP 483, 514): the app rehearses a
/// start with JavaFX drawing into memory, and Java writes down the classes that it has loaded and
/// linked. It belongs to this very Java and these very jars, so each build makes its own.
final class Training {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /// What was often called while it rehearsed is not written down (JEP 515): Java would compile it
  /// at the next start before anything is seen, on processors that the first picture needs.
  private static final List<String> CLASSES_ONLY =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

  private final Plan plan;
  private final Platform platform;
  private final Tools tools;

  Training(Plan plan, Platform platform, Tools tools) {
    this.plan = plan;
    this.platform = platform;
    this.tools = tools;
  }

  /// Puts the file beside the jars. They have the times that they will have where they are
  /// installed.
  void train(AppImage image) throws IOException, InterruptedException, BuildException {
    Path cache = image.appFolder().resolve(AppImage.CACHE);
    Path home = Files.createDirectories(plan.work("home"));
    String java = platform.isWindows() ? "bin/java.exe" : "bin/java";
    List<String> command = new ArrayList<>(List.of(image.runtime().resolve(java).toString()));
    for (String option : AppImage.JAVA_OPTIONS) {
      command.add(option.replace("$APPDIR", image.appFolder().toString()));
    }
    command.addAll(CLASSES_ONLY);
    command.add("-XX:AOTCacheOutput=" + cache);
    command.add("-Dglass.platform=Headless");
    command.add("-Dprism.order=sw");
    command.add("-Duser.home=" + home);
    command.add("-Djava.util.prefs.userRoot=" + home);
    command.add("-classpath");
    command.add(
        image.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.addAll(List.of(AppImage.APP_CLASS, "--rehearse", "--name", "Rehearsal"));
    Map<String, String> environment = new TreeMap<>(plan.environment());
    environment.put("XDG_DATA_HOME", home.toString());
    environment.put("LOCALAPPDATA", home.toString());
    tools.program(environment, DEADLINE, command);
    if (!Files.isRegularFile(cache)) {
      throw new BuildException("The rehearsal has left no " + cache + "; see work/logs.");
    }
    Files.deleteIfExists(cache.resolveSibling(AppImage.CACHE + ".config"));
    Tree.delete(home);
  }
}
