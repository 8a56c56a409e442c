package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The package for Windows. It installs for one user, without an administrator. jpackage needs the
/// WiX toolset for it.
final class WindowsPackages {
  /// By it Windows knows that a package is a newer one of the same app. It never changes.
  private static final String UPGRADE_UUID = "5c8f7a52-3f0e-4f6b-9c65-6f1f0d7d9e21";

  private final Plan plan;
  private final Tools tools;

  WindowsPackages(Plan plan, Tools tools) {
    this.plan = plan;
    this.tools = tools;
  }

  void build(AppImage image) throws IOException, BuildException {
    if (!plan.wants("msi")) {
      return;
    }
    Path windows = plan.source("windows");
    List<String> arguments = new ArrayList<>(List.of("--type", "msi"));
    arguments.addAll(List.of("--name", "Trill Symbiont"));
    arguments.addAll(List.of("--app-version", plan.version()));
    arguments.addAll(List.of("--vendor", "Trill Symbiont"));
    arguments.addAll(List.of("--app-image", image.root().toString()));
    arguments.addAll(List.of("--license-file", plan.project().resolve("LICENSE").toString()));
    arguments.addAll(List.of("--file-associations", association(windows).toString()));
    // Its script adds what makes trill:// links open the app.
    arguments.addAll(List.of("--resource-dir", windows.resolve("resources").toString()));
    arguments.addAll(List.of("--win-upgrade-uuid", UPGRADE_UUID));
    arguments.addAll(List.of("--win-per-user-install", "--win-menu", "--win-shortcut"));
    arguments.addAll(List.of("--win-menu-group", "Trill Symbiont"));
    arguments.addAll(List.of("--dest", plan.target().toString()));
    tools.jdk("jpackage", arguments);
    Files.move(
        plan.target().resolve("Trill Symbiont-" + plan.version() + ".msi"),
        plan.target().resolve("trill-symbiont-" + plan.version() + "-x86_64.msi"));
  }

  private Path association(Path windows) throws IOException {
    Path file = plan.work("trill.properties");
    Files.copy(windows.resolve("trill.properties"), file);
    return file;
  }
}
