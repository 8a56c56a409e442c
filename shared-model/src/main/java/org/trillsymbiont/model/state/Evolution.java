package org.trillsymbiont.model.state;

/// The evolution that grows the pattern by itself.
///
/// @param isEvolving whether it runs
/// @param evolutionSpeed milliseconds from one generation to the next, 100..2000
/// @param currentStep the generation within the cycle, 0..1023, below `maxSteps` while it runs
/// @param maxSteps how many generations a cycle has, 1..1024
public record Evolution(boolean isEvolving, int evolutionSpeed, int currentStep, int maxSteps) {
  public static final Range EVOLUTION_SPEED = new Range(100, 2000, 500);
  public static final Range CURRENT_STEP = new Range(0, 1023, 0);
  public static final Range MAX_STEPS = new Range(1, 1024, 16);

  public static final Evolution INITIAL =
      new Evolution(
          false,
          (int) EVOLUTION_SPEED.defaultValue(),
          (int) CURRENT_STEP.defaultValue(),
          (int) MAX_STEPS.defaultValue());

  public Evolution {
    EVOLUTION_SPEED.require(evolutionSpeed, "evolution.evolutionSpeed");
    CURRENT_STEP.require(currentStep, "evolution.currentStep");
    MAX_STEPS.require(maxSteps, "evolution.maxSteps");
  }

  public Evolution withEvolving(boolean value) {
    return new Evolution(value, evolutionSpeed, currentStep, maxSteps);
  }

  public Evolution withEvolutionSpeed(int value) {
    return new Evolution(isEvolving, value, currentStep, maxSteps);
  }

  public Evolution withCurrentStep(int value) {
    return new Evolution(isEvolving, evolutionSpeed, value, maxSteps);
  }

  public Evolution withMaxSteps(int value) {
    return new Evolution(isEvolving, evolutionSpeed, currentStep, value);
  }
}
