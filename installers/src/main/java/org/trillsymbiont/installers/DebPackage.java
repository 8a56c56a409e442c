package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// The package for Debian, Ubuntu and their relatives.
final class DebPackage {
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final List<String> SCRIPTS = List.of("postinst", "prerm", "postrm");

  private final Plan plan;
  private final Platform platform;
  private final Tools tools;

  DebPackage(Plan plan, Platform platform, Tools tools) {
    this.plan = plan;
    this.platform = platform;
    this.tools = tools;
  }

  /// Builds it.
  ///
  /// @param root all files ([LinuxRoot]); the package's own papers are added for a while
  void build(Path root) throws IOException, InterruptedException, BuildException {
    List<Path> files = Tree.files(root);
    Path papers = Files.createDirectories(root.resolve("DEBIAN"));
    Path source = plan.source("linux").resolve("deb");
    String control =
        Files.readString(source.resolve("control"))
            .replace("@VERSION@", plan.version())
            .replace("@ARCHITECTURE@", platform.debianArchitecture())
            .replace("@KIB@", Long.toString((Tree.size(root) + 1023) / 1024));
    Files.writeString(papers.resolve("control"), control);
    Files.copy(source.resolve("conffiles"), papers.resolve("conffiles"));
    Files.writeString(papers.resolve("md5sums"), Checksums.lines("MD5", root, files));
    for (String script : SCRIPTS) {
      Path file = papers.resolve(script);
      Files.copy(source.resolve(script), file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Tree.setTimes(papers, plan.time());
    String name =
        "%s_%s_%s.deb".formatted(LinuxRoot.NAME, plan.version(), platform.debianArchitecture());
    tools.program(
        plan.environment(),
        DEADLINE,
        List.of(
            "dpkg-deb",
            "--root-owner-group",
            "-Zzstd",
            "-z15",
            "--build",
            root.toString(),
            plan.target().resolve(name).toString()));
    Tree.delete(papers);
  }
}
