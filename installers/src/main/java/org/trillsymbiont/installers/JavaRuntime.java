package org.trillsymbiont.installers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Links the Java runtime that the packages bring: the modules of `modules.txt` out of this JDK,
/// and JavaFX with its native libraries where Java looks for its own, so that nothing is unpacked
/// into a user's folder at the first start.
final class JavaRuntime {
  private static final String MODULES = "modules.txt";

  private final Plan plan;
  private final Tools tools;

  JavaRuntime(Plan plan, Tools tools) {
    this.plan = plan;
    this.tools = tools;
  }

  /// Makes the runtime.
  ///
  /// @return the runtime's folder
  Path link() throws IOException, BuildException {
    Path modules = plan.work("javafx");
    for (Path jar : javaFxJars()) {
      pack(jar, modules);
    }
    Path runtime = plan.work("runtime");
    tools.jdk(
        "jlink",
        List.of(
            "--module-path",
            modules.toString(),
            "--add-modules",
            String.join(",", checkedModules()),
            "--include-locales=en,de",
            "--no-header-files",
            "--no-man-pages",
            "--strip-java-debug-attributes",
            "--generate-cds-archive",
            "--output",
            runtime.toString()));
    for (Path file : Tree.files(runtime)) {
      // For heaps of 32 GB and more, which nobody has here.
      if (file.getFileName().toString().startsWith("classes_nocoops")) {
        Files.delete(file);
      }
    }
    return runtime;
  }

  /// JavaFX's jars are modules with their native libraries in them, beside empty ones.
  private List<Path> javaFxJars() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path jar : Tree.files(plan.javaFx())) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        if (zip.getEntry("module-info.class") != null) {
          found.add(jar);
        }
      }
    }
    return found;
  }

  /// Makes a jmod of a jar: jlink puts the libraries of those where Java looks for its own.
  private void pack(Path jar, Path to) throws IOException, BuildException {
    String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
    Path unpacked = plan.work("javafx-unpacked").resolve(name);
    Path classes = Files.createDirectories(unpacked.resolve("classes"));
    Path libraries = Files.createDirectories(unpacked.resolve("libraries"));
    Path legal = Files.createDirectories(unpacked.resolve("legal"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        unpack(zip, entry, classes, libraries);
      }
    }
    // JavaFX has the JDK's licence (GPL 2 with the class path exception), but not in its jars.
    Files.copy(
        Path.of(System.getProperty("java.home"), "legal", "java.base", "LICENSE"),
        legal.resolve("LICENSE"));
    Files.createDirectories(to);
    tools.jdk(
        "jmod",
        List.of(
            "create",
            "--class-path",
            classes.toString(),
            "--libs",
            libraries.toString(),
            "--legal-notices",
            legal.toString(),
            "--date",
            plan.time().toString(),
            to.resolve(name + ".jmod").toString()));
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path classes, Path libraries)
      throws IOException {
    String name = entry.getName();
    if (entry.isDirectory() || name.startsWith("META-INF/") || name.endsWith(".jar")) {
      return;
    }
    boolean isLibrary = !name.contains("/") && name.matches(".*\\.(so|dylib|dll)");
    Path file = (isLibrary ? libraries : classes).resolve(name).normalize();
    if (!file.startsWith(isLibrary ? libraries : classes)) {
      throw new IOException(name + " would leave its folder");
    }
    Files.createDirectories(file.getParent());
    try (InputStream content = zip.getInputStream(entry)) {
      Files.copy(content, file);
    }
  }

  /// The modules of `modules.txt`, after asking jdeps whether they are enough: it sees what classes
  /// name; what they look up at run time is in the file with a word why.
  private List<String> checkedModules() throws IOException, BuildException {
    Path file = plan.project().resolve("installers").resolve(MODULES);
    List<String> listed =
        Files.readAllLines(file).stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    TreeSet<String> missing = new TreeSet<>(needed());
    listed.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new BuildException(
          "The code uses modules that " + file + " does not have: " + String.join(", ", missing));
    }
    return listed;
  }

  private List<String> needed() throws IOException, BuildException {
    List<Path> jars = Tree.files(plan.jars());
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    String javaFx =
        javaFxJars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--print-module-deps",
                "--ignore-missing-deps",
                "--multi-release",
                "25",
                "--module-path",
                javaFx,
                "--class-path",
                classPath));
    jars.forEach(jar -> arguments.add(jar.toString()));
    String printed = tools.jdk("jdeps", arguments).strip();
    return List.of(printed.substring(printed.lastIndexOf('\n') + 1).split(",", -1));
  }
}
