package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Builds the packages of this system: Java runtime, app image, rehearsal, packages, checksums.
/// Exit codes: 0, 1 when something is missing or has failed, which stderr says in a sentence.
public final class Main {
  private static final String SUMS = "SHA256SUMS";
  private static final int FAILED = 1;

  private Main() {}

  /// `installers/pom.xml` says what the properties are.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      build(
          new Plan(
              property("version").replaceFirst("-SNAPSHOT$", ""),
              Instant.parse(property("time")),
              Path.of(property("project")),
              Path.of(property("jars")),
              Path.of(property("javafx")),
              Path.of(property("papers")),
              Path.of(property("target")),
              property("types")));
    } catch (BuildException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static String property(String name) {
    String value = System.getProperty("trill." + name);
    if (value == null) {
      throw new IllegalArgumentException("-Dtrill." + name + " is missing.");
    }
    return value;
  }

  private static void build(Plan plan) throws IOException, InterruptedException, BuildException {
    Platform platform = Platform.current();
    // jlink and jpackage want to make their folders themselves.
    Tree.delete(plan.target());
    Files.createDirectories(plan.work(""));
    Tools tools = new Tools(plan.work("logs"));
    say("Java runtime");
    Path runtime = new JavaRuntime(plan, tools).link();
    say("app image");
    Path input = new Jars(plan, platform).collect();
    AppImage image = AppImage.make(plan, platform, tools, input, runtime);
    Tree.setTimes(image.root(), plan.time());
    say("rehearsal");
    new Training(plan, platform, tools).train(image);
    say("packages");
    switch (platform.system()) {
      case LINUX -> linux(plan, platform, tools, image);
      case MAC -> new MacPackages(plan, tools).build(image);
      case WINDOWS -> new WindowsPackages(plan, tools).build(image);
    }
    List<Path> packages = packages(plan);
    Files.writeString(
        plan.target().resolve(SUMS), Checksums.lines("SHA-256", plan.target(), packages));
    for (Path file : packages) {
      say("%s, %.1f MB".formatted(file, Files.size(file) / 1e6));
    }
  }

  private static void linux(Plan plan, Platform platform, Tools tools, AppImage image)
      throws IOException, InterruptedException, BuildException {
    Path root = new LinuxRoot(plan).make(image);
    if (plan.wants("deb")) {
      new DebPackage(plan, platform, tools).build(root);
    }
    if (plan.wants("rpm")) {
      new RpmPackage(plan, platform, tools).build(root);
    }
  }

  private static List<Path> packages(Plan plan) throws IOException {
    try (var files = Files.list(plan.target())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void say(String what) {
    System.out.println("[installer] " + what);
  }
}
