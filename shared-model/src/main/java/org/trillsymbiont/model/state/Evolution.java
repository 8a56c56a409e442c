package org.trillsymbiont.model.state;

import java.util.Objects;
import java.util.function.Consumer;

/// The evolution that grows the pattern by itself. The first four are the original's.
///
/// @param isEvolving whether it runs
/// @param evolutionSpeed milliseconds from one generation to the next, 100..2000
/// @param currentStep the generation within the cycle, 0..1023, below `maxSteps` while it runs
/// @param maxSteps how many generations a cycle has, 1..1024
/// @param ruleset by which rule the next generation is made
/// @param seed what chance in a run depends on, 0..999999: the same seed over the same squares
///   makes the same run again
/// @param generation how many generations this run has made, 0..1000000, then 0 again
/// @param stepsPerGeneration 0: generations come by `evolutionSpeed`; 1..64: one every so many
///   steps of the sequencer
/// @param floor how many squares are active at least after a generation, 0..16
/// @param isHarmonic whether births by chance fall on notes of the selected chord
public record Evolution(
    boolean isEvolving,
    int evolutionSpeed,
    int currentStep,
    int maxSteps,
    Ruleset ruleset,
    int seed,
    int generation,
    int stepsPerGeneration,
    int floor,
    boolean isHarmonic) {
  public static final Range EVOLUTION_SPEED = new Range(100, 2000, 500);
  public static final Range CURRENT_STEP = new Range(0, 1023, 0);
  public static final Range MAX_STEPS = new Range(1, 1024, 16);
  public static final Range SEED = new Range(0, 999_999, 1);
  public static final Range GENERATION = new Range(0, 1_000_000, 0);
  public static final Range STEPS_PER_GENERATION = new Range(0, 64, 0);
  public static final Range FLOOR = new Range(0, 16, 1);

  public static final Evolution INITIAL =
      new Evolution(
          false,
          (int) EVOLUTION_SPEED.defaultValue(),
          (int) CURRENT_STEP.defaultValue(),
          (int) MAX_STEPS.defaultValue(),
          Ruleset.SYMBIONT,
          (int) SEED.defaultValue(),
          (int) GENERATION.defaultValue(),
          (int) STEPS_PER_GENERATION.defaultValue(),
          (int) FLOOR.defaultValue(),
          false);

  public Evolution {
    EVOLUTION_SPEED.require(evolutionSpeed, "evolution.evolutionSpeed");
    CURRENT_STEP.require(currentStep, "evolution.currentStep");
    MAX_STEPS.require(maxSteps, "evolution.maxSteps");
    Objects.requireNonNull(ruleset, "evolution.ruleset");
    SEED.require(seed, "evolution.seed");
    GENERATION.require(generation, "evolution.generation");
    STEPS_PER_GENERATION.require(stepsPerGeneration, "evolution.stepsPerGeneration");
    FLOOR.require(floor, "evolution.floor");
  }

  /// True when generations come every so many steps of the sequencer, not by time.
  public boolean isLockedToSteps() {
    return stepsPerGeneration > 0;
  }

  public Evolution withEvolving(boolean value) {
    return with(draft -> draft.isEvolving = value);
  }

  public Evolution withEvolutionSpeed(int value) {
    return with(draft -> draft.evolutionSpeed = value);
  }

  public Evolution withCurrentStep(int value) {
    return with(draft -> draft.currentStep = value);
  }

  public Evolution withMaxSteps(int value) {
    return with(draft -> draft.maxSteps = value);
  }

  public Evolution withRuleset(Ruleset value) {
    return with(draft -> draft.ruleset = value);
  }

  public Evolution withSeed(int value) {
    return with(draft -> draft.seed = value);
  }

  public Evolution withGeneration(int value) {
    return with(draft -> draft.generation = value);
  }

  public Evolution withStepsPerGeneration(int value) {
    return with(draft -> draft.stepsPerGeneration = value);
  }

  public Evolution withFloor(int value) {
    return with(draft -> draft.floor = value);
  }

  public Evolution withHarmonic(boolean value) {
    return with(draft -> draft.isHarmonic = value);
  }

  private Evolution with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /// One that is being changed.
  private static final class Draft {
    private boolean isEvolving;
    private int evolutionSpeed;
    private int currentStep;
    private int maxSteps;
    private Ruleset ruleset;
    private int seed;
    private int generation;
    private int stepsPerGeneration;
    private int floor;
    private boolean isHarmonic;

    private Draft(Evolution from) {
      isEvolving = from.isEvolving;
      evolutionSpeed = from.evolutionSpeed;
      currentStep = from.currentStep;
      maxSteps = from.maxSteps;
      ruleset = from.ruleset;
      seed = from.seed;
      generation = from.generation;
      stepsPerGeneration = from.stepsPerGeneration;
      floor = from.floor;
      isHarmonic = from.isHarmonic;
    }

    private Evolution build() {
      return new Evolution(
          isEvolving,
          evolutionSpeed,
          currentStep,
          maxSteps,
          ruleset,
          seed,
          generation,
          stepsPerGeneration,
          floor,
          isHarmonic);
    }
  }
}
