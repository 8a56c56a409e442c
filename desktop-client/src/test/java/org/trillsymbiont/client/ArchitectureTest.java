package org.trillsymbiont.client;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The arrows of ARCHITECTURE.md.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String BASE = "org.trillsymbiont.client";

  private JavaClasses client = new ClassFileImporter().importClasses();

  @BeforeAll
  void read() {
    client =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);
  }

  @Test
  void onlyTheHostKnowsTheServer() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(HostedSession.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.trillsymbiont.server..")
        .check(client);
  }

  @Test
  void onlyTheSocketKnowsTheWebSocketLibrary() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + ".sync.Socket")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.java_websocket..")
        .check(client);
  }

  @Test
  void onlyNetworkSessionsKnowsTheDiscoveryLibrary() {
    noClasses()
        .that()
        .haveNameNotMatching(Pattern.quote(BASE + ".discovery.NetworkSessions") + "(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.jmdns..")
        .check(client);
  }

  @Test
  void onlyQrCodeKnowsItsLibrary() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + ".control.QrCode")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.nayuki..")
        .check(client);
  }

  @Test
  void onlyFxThreadPostsToTheFxThread() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(FxThread.class.getName())
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class)
        .check(client);
  }

  @Test
  void onlyTheSoundPackagesKnowJavaxSound() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + ".sound..", BASE + ".midi..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.sound..")
        .check(client);
  }

  @Test
  void soundKnowsNoWindow() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + ".sound..", BASE + ".sync..", BASE + ".clock..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .check(client);
  }

  @Test
  void controlsKnowNothingOfTheApp() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".control..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.trillsymbiont.model.edit..",
            "org.trillsymbiont.model.sync..",
            BASE + ".view..",
            BASE + ".store..",
            BASE + ".sync..",
            BASE + ".sound..")
        .check(client);
  }

  /// The model's names are English; what is seen and heard is in the user's language. Names of
  /// files are not, so that a file is found whoever has written it.
  @Test
  void onScreenTheModelsNamesAreInTheUsersLanguage() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + ".view..", BASE + ".control..")
        .and()
        .doNotHaveFullyQualifiedName(BASE + ".view.export.FileNames")
        .should()
        .accessTargetWhere(
            target(nameMatching("displayName|shortName|help"))
                .and(target(owner(resideInAPackage("org.trillsymbiont.model..")))))
        .because("MusicWords and ChoiceWords have names in the user's language")
        .check(client);
  }

  @Test
  void nobodyReadsJsonHere() {
    noClasses().should().dependOnClassesThat().resideInAPackage("com.google.gson..").check(client);
  }

  @Test
  void thePackagesHaveNoCycles() {
    slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(client);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (JavaClass type : client) {
      assertTrue(type.getPackage().isAnnotatedWith(NullMarked.class), type.getPackageName());
    }
  }
}
