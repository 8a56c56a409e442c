package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The packages for macOS: a disk image to drag the app out of, and an installer. They are signed
/// when the environment names who signs (docs/install.md); notarising comes after that, in the
/// release workflow.
final class MacPackages {
  private static final String IDENTIFIER = "org.trillsymbiont.app";

  private final Plan plan;
  private final Tools tools;

  MacPackages(Plan plan, Tools tools) {
    this.plan = plan;
    this.tools = tools;
  }

  /// What jpackage is told beside all the rest when it makes the app's bundle. Its `Info.plist`
  /// names the links and files that the app opens.
  static List<String> imageOptions(Plan plan) throws IOException {
    Path resources = Files.createDirectories(plan.work("mac-resources"));
    String info =
        Files.readString(plan.source("mac").resolve("Info.plist"))
            .replace("@VERSION@", plan.version());
    Files.writeString(resources.resolve("Info.plist"), info);
    return List.of(
        "--mac-package-identifier",
        IDENTIFIER,
        "--mac-package-name",
        "Trill Symbiont",
        "--mac-app-category",
        "music",
        "--resource-dir",
        resources.toString());
  }

  void build(AppImage image) throws IOException, BuildException {
    List<String> signing = signing(plan, System.getenv());
    if (!signing.isEmpty()) {
      List<String> arguments = new ArrayList<>(List.of("--type", "app-image"));
      arguments.addAll(List.of("--app-image", image.root().toString()));
      arguments.addAll(signing);
      tools.jdk("jpackage", arguments);
    }
    for (String type : List.of("dmg", "pkg")) {
      if (plan.wants(type)) {
        List<String> arguments = new ArrayList<>(List.of("--type", type));
        arguments.addAll(List.of("--name", "Trill Symbiont"));
        arguments.addAll(
            List.of("--app-version", AppImage.systemVersion(plan, Platform.current())));
        arguments.addAll(List.of("--app-image", image.root().toString()));
        arguments.addAll(List.of("--mac-package-identifier", IDENTIFIER));
        arguments.addAll(List.of("--license-file", plan.project().resolve("LICENSE").toString()));
        arguments.addAll(signing);
        arguments.addAll(List.of("--dest", plan.target().toString()));
        tools.jdk("jpackage", arguments);
        Files.move(
            plan.target()
                .resolve(
                    "Trill Symbiont-%s.%s"
                        .formatted(AppImage.systemVersion(plan, Platform.current()), type)),
            plan.target()
                .resolve(
                    "trill-symbiont-%s-%s.%s"
                        .formatted(plan.version(), Platform.current().rpmArchitecture(), type)));
      }
    }
  }

  /// What signs a package; nothing when nobody is named.
  static List<String> signing(Plan plan, Map<String, String> environment) {
    @Nullable String who = environment.get("TRILL_MAC_SIGNING_IDENTITY");
    if (who == null || who.isBlank()) {
      return List.of();
    }
    List<String> options =
        new ArrayList<>(
            List.of(
                "--mac-sign",
                "--mac-signing-key-user-name",
                who,
                "--mac-entitlements",
                plan.source("mac").resolve("entitlements.plist").toString()));
    @Nullable String keychain = environment.get("TRILL_MAC_KEYCHAIN");
    if (keychain != null && !keychain.isBlank()) {
      options.addAll(List.of("--mac-signing-keychain", keychain));
    }
    return options;
  }
}
