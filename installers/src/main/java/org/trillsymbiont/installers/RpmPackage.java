package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The package for Fedora, openSUSE and their relatives.
final class RpmPackage {
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final Plan plan;
  private final Platform platform;
  private final Tools tools;

  RpmPackage(Plan plan, Platform platform, Tools tools) {
    this.plan = plan;
    this.platform = platform;
    this.tools = tools;
  }

  /// Builds it.
  ///
  /// @param root all files ([LinuxRoot])
  void build(Path root) throws IOException, InterruptedException, BuildException {
    Path top = Files.createDirectories(plan.work("rpm"));
    List<String> command = new ArrayList<>(List.of("rpmbuild", "-bb"));
    define(command, "_topdir", top.toString());
    define(command, "_rpmdir", plan.target().toString());
    define(command, "_rpmfilename", "%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm");
    define(command, "trill_version", plan.version());
    define(command, "trill_root", root.toString());
    define(command, "_binary_payload", "w15.zstdio");
    // The same commit gives the same package, whenever and wherever it is built.
    define(command, "_buildhost", "localhost");
    define(command, "use_source_date_epoch_as_buildtime", "1");
    define(command, "clamp_mtime_to_source_date_epoch", "1");
    command.addAll(List.of("--target", platform.rpmArchitecture()));
    command.add(plan.source("linux").resolve("rpm/trill-symbiont.spec").toString());
    tools.program(plan.environment(), DEADLINE, command);
  }

  private static void define(List<String> command, String name, String value) {
    command.addAll(List.of("--define", name + " " + value));
  }
}
