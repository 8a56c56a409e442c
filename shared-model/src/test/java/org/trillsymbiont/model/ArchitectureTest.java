package org.trillsymbiont.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "org.trillsymbiont.model.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.trillsymbiont.model");

  @Test
  void arrowsPointFromWireToTheory() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("theory")
        .definedBy(ROOT + "theory")
        .layer("state")
        .definedBy(ROOT + "state")
        .layer("evolution")
        .definedBy(ROOT + "evolution")
        .layer("edit")
        .definedBy(ROOT + "edit")
        .layer("sync")
        .definedBy(ROOT + "sync")
        .layer("history")
        .definedBy(ROOT + "history")
        .layer("wire")
        .definedBy(ROOT + "wire")
        .whereLayer("theory")
        .mayOnlyBeAccessedByLayers("state", "evolution", "edit", "sync", "history", "wire")
        .whereLayer("state")
        .mayOnlyBeAccessedByLayers("evolution", "edit", "sync", "history", "wire")
        .whereLayer("evolution")
        .mayOnlyBeAccessedByLayers("edit")
        .whereLayer("edit")
        .mayOnlyBeAccessedByLayers("sync", "history", "wire")
        .whereLayer("sync")
        .mayOnlyBeAccessedByLayers("history", "wire")
        .whereLayer("history")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("wire")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void onlyJsonKnowsGson() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "wire.Json")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "wire.Json$1")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.gson..")
        .check(CLASSES);
  }

  @Test
  void theModelIsPure() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx..",
            "java.net..",
            "java.nio.channels..",
            "java.nio.file..",
            "java.time..",
            "java.util.concurrent..",
            "javax..",
            "org.java_websocket..",
            "org.slf4j..")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(CLASSES);
  }
}
