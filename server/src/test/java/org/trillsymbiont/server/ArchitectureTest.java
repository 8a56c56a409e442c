package org.trillsymbiont.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.trillsymbiont.server");

  @Test
  void onlyTheGatewaysPackageKnowsTheWebSocketLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trillsymbiont.server.net")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.java_websocket..")
        .check(CLASSES);
  }

  @Test
  void onlyTheAnnouncerKnowsTheDiscoveryLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trillsymbiont.server.announce")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.jmdns..")
        .check(CLASSES);
  }

  @Test
  void onlyTheAdminPortKnowsTheMetricsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trillsymbiont.server.admin")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "com.sun.net.httpserver..")
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreKnowsDatabases() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trillsymbiont.server.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
        .check(CLASSES);
  }

  @Test
  void onlyTheKeysPackageKnowsTheCertificateLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trillsymbiont.server.tls")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(CLASSES);
  }

  @Test
  void theRoomKnowsNeitherNetworkNorDisk() {
    noClasses()
        .that()
        .resideInAPackage("org.trillsymbiont.server.room")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.trillsymbiont.server",
            "org.trillsymbiont.server.net",
            "org.trillsymbiont.server.store",
            "java.net",
            "java.nio.channels",
            "java.nio.file",
            "java.io")
        .check(CLASSES);
  }

  @Test
  void theServerKnowsNeitherTheClientNorItsLibrariesNorJson() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "com.google.gson..", "org.trillsymbiont.client..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ServerMain")
        .and()
        .doNotHaveFullyQualifiedName("org.trillsymbiont.server.ServerMain$Version")
        .and()
        .resideOutsideOfPackage("org.trillsymbiont.server.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("org.trillsymbiont.server.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
