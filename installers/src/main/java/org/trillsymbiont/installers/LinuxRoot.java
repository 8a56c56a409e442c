package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// All files of a Linux package, where they are installed. The package manager owns each of them,
/// so that it takes each away again; menus, file types and icons are found where desktops look for
/// them anyway, and their caches are brought up to date by the system's own triggers.
final class LinuxRoot {
  static final String NAME = "trill-symbiont";

  private final Plan plan;

  LinuxRoot(Plan plan) {
    this.plan = plan;
  }

  /// Makes the folder.
  ///
  /// @return a folder that stands for `/`
  Path make(AppImage image) throws IOException {
    Path root = Files.createDirectories(plan.work("root"));
    Path home = root.resolve("usr/lib").resolve(NAME);
    Tree.copy(image.root(), home);
    // jpackage's own note and launchers ([LinuxLaunchers]).
    Files.deleteIfExists(home.resolve("lib/app/.jpackage.xml"));
    Files.deleteIfExists(home.resolve("lib/libapplauncher.so"));
    Tree.delete(home.resolve("bin"));
    keepOnlyJava(home.resolve("lib/runtime/bin"), image.runtime().resolve("bin/java"));
    Tree.copy(plan.source("linux").resolve("root"), root);
    Tree.copy(
        plan.source("systemd"), Files.createDirectories(root.resolve("usr/lib/systemd/system")));
    Path programs = Files.createDirectories(root.resolve("usr/bin"));
    for (String name : List.of(NAME, AppImage.SERVER)) {
      Path app = home.resolve("lib/app");
      LinuxLaunchers.make(name, app, "/usr/lib/" + NAME, programs.resolve(name));
      Files.delete(app.resolve(name + ".cfg"));
    }
    for (int side : Icons.LINUX_SIZES) {
      Path icon = root.resolve("usr/share/icons/hicolor/%1$dx%1$d/apps".formatted(side));
      Files.write(Files.createDirectories(icon).resolve(NAME + ".png"), Icons.png(side));
    }
    Path papers = root.resolve("usr/share/doc").resolve(NAME);
    compress(plan.project().resolve("CHANGELOG.md"), papers.resolve("changelog.gz"));
    Tree.setRights(root);
    Tree.setTimes(root, plan.time());
    return root;
  }

  /// Nobody starts the JDK's other commands here.
  private static void keepOnlyJava(Path commands, Path java) throws IOException {
    Tree.delete(commands);
    Files.copy(
        java,
        Files.createDirectories(commands).resolve("java"),
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void compress(Path from, Path to) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(to)) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(Files.readString(from).getBytes(StandardCharsets.UTF_8));
    }
  }
}
