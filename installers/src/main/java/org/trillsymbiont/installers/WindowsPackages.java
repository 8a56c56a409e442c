package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The package for Windows. It installs for one user, without an administrator. jpackage needs the
/// WiX toolset for it. Launchers and package are signed when the environment names a certificate
/// (docs/install.md).
final class WindowsPackages {
  /// By it Windows knows that a package is a newer one of the same app. It never changes.
  private static final String UPGRADE_UUID = "5c8f7a52-3f0e-4f6b-9c65-6f1f0d7d9e21";

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Plan plan;
  private final Tools tools;

  WindowsPackages(Plan plan, Tools tools) {
    this.plan = plan;
    this.tools = tools;
  }

  void build(AppImage image) throws IOException, InterruptedException, BuildException {
    if (!plan.wants("msi")) {
      return;
    }
    for (String launcher : List.of("Trill Symbiont.exe", AppImage.SERVER + ".exe")) {
      Path program = image.root().resolve(launcher);
      if (!program.toFile().setWritable(true)) {
        throw new BuildException(program + " can't be written to.");
      }
      sign(program);
    }
    List<String> arguments = new ArrayList<>(List.of("--type", "msi"));
    arguments.addAll(List.of("--name", "Trill Symbiont"));
    arguments.addAll(List.of("--app-version", plan.version()));
    arguments.addAll(List.of("--vendor", "Trill Symbiont"));
    arguments.addAll(List.of("--app-image", image.root().toString()));
    arguments.addAll(List.of("--license-file", plan.project().resolve("LICENSE").toString()));
    Path association = plan.source("windows").resolve("trill.properties");
    arguments.addAll(List.of("--file-associations", association.toString()));
    arguments.addAll(List.of("--win-upgrade-uuid", UPGRADE_UUID));
    arguments.addAll(List.of("--win-per-user-install", "--win-menu", "--win-shortcut"));
    arguments.addAll(List.of("--win-menu-group", "Trill Symbiont"));
    arguments.addAll(List.of("--dest", plan.target().toString()));
    tools.jdk("jpackage", arguments);
    Path file = plan.target().resolve("trill-symbiont-" + plan.version() + "-x86_64.msi");
    Files.move(plan.target().resolve("Trill Symbiont-" + plan.version() + ".msi"), file);
    Path script = plan.source("windows").resolve("add-links.js");
    run("cscript", "//nologo", script.toString(), file.toString());
    sign(file);
  }

  private void sign(Path file) throws IOException, InterruptedException, BuildException {
    List<String> command = signing(System.getenv(), file);
    if (!command.isEmpty()) {
      run(command.toArray(String[]::new));
    }
  }

  /// What signs a file; nothing when no certificate is named.
  static List<String> signing(Map<String, String> environment, Path file) {
    @Nullable String certificate = environment.get("TRILL_WINDOWS_CERTIFICATE_SHA1");
    if (certificate == null || certificate.isBlank()) {
      return List.of();
    }
    String clock =
        environment.getOrDefault("TRILL_WINDOWS_TIMESTAMP_URL", "http://timestamp.digicert.com");
    return List.of(
        environment.getOrDefault("TRILL_WINDOWS_SIGNTOOL", "signtool"),
        "sign",
        "/sha1",
        certificate,
        "/fd",
        "sha256",
        "/tr",
        clock,
        "/td",
        "sha256",
        file.toString());
  }

  private void run(String... command) throws IOException, InterruptedException, BuildException {
    tools.program(plan.environment(), DEADLINE, List.of(command));
  }
}
