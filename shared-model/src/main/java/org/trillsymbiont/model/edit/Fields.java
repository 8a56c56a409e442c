package org.trillsymbiont.model.edit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.state.Tonality;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Every field of the shared state, in the order in which it is written on the wire.
public final class Fields {
  // Before the fields themselves: they register here as they are made.
  private static final Map<String, Field<?>> BY_POINTER = new LinkedHashMap<>();

  public static final Field<PitchClass> SELECTED_KEY =
      register(
          "/selectedKey",
          new ValueType.Choice<>(tonics(), PitchClass::asciiName),
          AppState::selectedKey,
          AppState.Builder::selectedKey,
          AppState::originalTonic);
  public static final Field<Mode> SELECTED_SCALE =
      register(
          "/selectedScale",
          choice(Mode.values(), Mode::wireName),
          AppState::selectedScale,
          AppState.Builder::selectedScale,
          Mode::nearestDiatonic);
  public static final Field<Degree> SELECTED_CHORD =
      register(
          "/selectedChord",
          choice(Degree.values(), Degree::wireName),
          AppState::selectedChord,
          AppState.Builder::selectedChord);
  public static final Field<Boolean> IS_SYNCHRONIZED =
      register(
          "/isSynchronized",
          new ValueType.Flag(),
          AppState::isSynchronized,
          AppState.Builder::isSynchronized);
  public static final Field<Boolean> SHOW_HELP =
      register("/showHelp", new ValueType.Flag(), AppState::showHelp, AppState.Builder::showHelp);
  public static final Field<Boolean> SHOW_CIRCLE_OF_FIFTHS =
      register(
          "/showCircleOfFifths",
          new ValueType.Flag(),
          AppState::showCircleOfFifths,
          AppState.Builder::showCircleOfFifths);
  public static final Field<Double> MASTER_VOLUME =
      register(
          "/masterVolume",
          new ValueType.Real(AppState.MASTER_VOLUME),
          AppState::masterVolume,
          AppState.Builder::masterVolume);
  public static final Field<Double> REVERB =
      register(
          "/reverb",
          new ValueType.Real(AppState.REVERB),
          AppState::reverb,
          AppState.Builder::reverb);
  public static final Field<Double> CHORUS =
      register(
          "/chorus",
          new ValueType.Real(AppState.CHORUS),
          AppState::chorus,
          AppState.Builder::chorus);
  public static final Field<Double> TEMPO =
      register(
          "/tempo", new ValueType.Real(AppState.TEMPO), AppState::tempo, AppState.Builder::tempo);
  public static final Field<Boolean> IS_SEQUENCER_RUNNING =
      register(
          "/isSequencerRunning",
          new ValueType.Flag(),
          AppState::isSequencerRunning,
          AppState.Builder::isSequencerRunning);
  public static final Field<Integer> CURRENT_SEQUENCE_STEP =
      register(
          "/currentSequenceStep",
          new ValueType.Whole(AppState.CURRENT_SEQUENCE_STEP),
          AppState::currentSequenceStep,
          AppState.Builder::currentSequenceStep);

  private static final List<SquareFields> SQUARES =
      IntStream.range(0, MusicGrid.SQUARES).mapToObj(SquareFields::new).toList();

  public static final Field<Boolean> IS_EVOLVING =
      evolution("isEvolving", new ValueType.Flag(), Evolution::isEvolving, Evolution::withEvolving);
  public static final Field<Integer> EVOLUTION_SPEED =
      evolution(
          "evolutionSpeed",
          new ValueType.Whole(Evolution.EVOLUTION_SPEED),
          Evolution::evolutionSpeed,
          Evolution::withEvolutionSpeed);
  public static final Field<Integer> EVOLUTION_STEP =
      evolution(
          "currentStep",
          new ValueType.Whole(Evolution.CURRENT_STEP),
          Evolution::currentStep,
          Evolution::withCurrentStep);
  public static final Field<Integer> EVOLUTION_MAX_STEPS =
      evolution(
          "maxSteps",
          new ValueType.Whole(Evolution.MAX_STEPS),
          Evolution::maxSteps,
          Evolution::withMaxSteps);
  public static final Field<Ruleset> EVOLUTION_RULESET =
      evolution(
          "ruleset",
          choice(Ruleset.values(), Ruleset::wireName),
          Evolution::ruleset,
          Evolution::withRuleset);
  public static final Field<Integer> EVOLUTION_SEED =
      evolution("seed", new ValueType.Whole(Evolution.SEED), Evolution::seed, Evolution::withSeed);
  public static final Field<Integer> EVOLUTION_GENERATION =
      evolution(
          "generation",
          new ValueType.Whole(Evolution.GENERATION),
          Evolution::generation,
          Evolution::withGeneration);
  public static final Field<Integer> STEPS_PER_GENERATION =
      evolution(
          "stepsPerGeneration",
          new ValueType.Whole(Evolution.STEPS_PER_GENERATION),
          Evolution::stepsPerGeneration,
          Evolution::withStepsPerGeneration);
  public static final Field<Integer> EVOLUTION_FLOOR =
      evolution(
          "floor", new ValueType.Whole(Evolution.FLOOR), Evolution::floor, Evolution::withFloor);
  public static final Field<Boolean> IS_HARMONIC =
      evolution("isHarmonic", new ValueType.Flag(), Evolution::isHarmonic, Evolution::withHarmonic);

  public static final Field<Boolean> HAS_SEVENTHS =
      tonality("hasSevenths", new ValueType.Flag(), Tonality::hasSevenths, Tonality::withSevenths);
  public static final Field<ChordFollowing> CHORD_FOLLOWING =
      tonality(
          "chordFollowing",
          choice(ChordFollowing.values(), ChordFollowing::wireName),
          Tonality::chordFollowing,
          Tonality::withChordFollowing);
  public static final Field<Double> A4_HERTZ =
      tonality(
          "a4Hertz",
          new ValueType.Real(Tonality.A4_HERTZ),
          Tonality::a4Hertz,
          Tonality::withA4Hertz);
  public static final Field<KeyChange> KEY_CHANGE =
      tonality(
          "keyChange",
          choice(KeyChange.values(), KeyChange::wireName),
          Tonality::keyChange,
          Tonality::withKeyChange);
  public static final Field<PitchClass> NEXT_KEY =
      tonality(
          "nextKey",
          new ValueType.Choice<>(tonics(), PitchClass::asciiName),
          Tonality::nextKey,
          Tonality::withNextKey);
  public static final Field<Mode> NEXT_SCALE =
      tonality(
          "nextScale",
          choice(Mode.values(), Mode::wireName),
          Tonality::nextScale,
          Tonality::withNextScale);

  public static final Field<Integer> LEAD_MILLIS =
      register(
          "/leadMillis",
          new ValueType.Whole(AppState.LEAD_MILLIS),
          AppState::leadMillis,
          AppState.Builder::leadMillis);

  // After them: all have registered.
  private static final List<Field<?>> ALL = List.copyOf(BY_POINTER.values());

  private static final Set<Field<?>> NOT_UNDOABLE =
      Set.of(
          SHOW_HELP,
          SHOW_CIRCLE_OF_FIFTHS,
          IS_SEQUENCER_RUNNING,
          CURRENT_SEQUENCE_STEP,
          IS_EVOLVING,
          EVOLUTION_STEP,
          EVOLUTION_GENERATION,
          LEAD_MILLIS);

  private static final Set<Field<?>> NOT_ORIGINAL =
      Set.of(
          REVERB,
          CHORUS,
          EVOLUTION_RULESET,
          EVOLUTION_SEED,
          EVOLUTION_GENERATION,
          STEPS_PER_GENERATION,
          EVOLUTION_FLOOR,
          IS_HARMONIC,
          HAS_SEVENTHS,
          CHORD_FOLLOWING,
          A4_HERTZ,
          KEY_CHANGE,
          NEXT_KEY,
          NEXT_SCALE,
          LEAD_MILLIS);

  private Fields() {}

  /// The fields of one square.
  public static final class SquareFields {
    private final Field<Boolean> active;
    private final Field<Boolean> expanded;
    private final Field<Double> primaryFreq;
    private final Field<Waveform> primaryWave;
    private final Field<Double> primaryGain;
    private final Field<Double> primaryDecay;
    private final Field<Double> lfoFreq;
    private final Field<Waveform> lfoWave;
    private final Field<Double> lfoGain;
    private final Field<Double> lfoDecay;

    private SquareFields(int index) {
      active =
          square(
              index,
              "isActive",
              new ValueType.Flag(),
              MusicGridSquare::isActive,
              MusicGridSquare::withActive);
      expanded =
          square(
              index,
              "isExpanded",
              new ValueType.Flag(),
              MusicGridSquare::isExpanded,
              MusicGridSquare::withExpanded);
      primaryFreq =
          real(
              index, "primaryFreq", Voice.PRIMARY_FREQ, Voice::primaryFreq, Voice::withPrimaryFreq);
      primaryWave =
          voice(
              index,
              "primaryWave",
              choice(Waveform.values(), Waveform::wireName),
              Voice::primaryWave,
              Voice::withPrimaryWave);
      primaryGain =
          real(
              index, "primaryGain", Voice.PRIMARY_GAIN, Voice::primaryGain, Voice::withPrimaryGain);
      primaryDecay =
          real(
              index,
              "primaryDecay",
              Voice.PRIMARY_DECAY,
              Voice::primaryDecay,
              Voice::withPrimaryDecay);
      lfoFreq = real(index, "lfoFreq", Voice.LFO_FREQ, Voice::lfoFreq, Voice::withLfoFreq);
      lfoWave =
          voice(
              index,
              "lfoWave",
              choice(Waveform.values(), Waveform::wireName),
              Voice::lfoWave,
              Voice::withLfoWave);
      lfoGain = real(index, "lfoGain", Voice.LFO_GAIN, Voice::lfoGain, Voice::withLfoGain);
      lfoDecay = real(index, "lfoDecay", Voice.LFO_DECAY, Voice::lfoDecay, Voice::withLfoDecay);
    }

    public Field<Boolean> active() {
      return active;
    }

    public Field<Boolean> expanded() {
      return expanded;
    }

    public Field<Double> primaryFreq() {
      return primaryFreq;
    }

    public Field<Waveform> primaryWave() {
      return primaryWave;
    }

    public Field<Double> primaryGain() {
      return primaryGain;
    }

    public Field<Double> primaryDecay() {
      return primaryDecay;
    }

    public Field<Double> lfoFreq() {
      return lfoFreq;
    }

    public Field<Waveform> lfoWave() {
      return lfoWave;
    }

    public Field<Double> lfoGain() {
      return lfoGain;
    }

    public Field<Double> lfoDecay() {
      return lfoDecay;
    }

    /// An edit that sets all eight values of the square's voice.
    public Edit.Builder setVoice(Edit.Builder edit, Voice voice) {
      return edit.set(primaryFreq, voice.primaryFreq())
          .set(primaryWave, voice.primaryWave())
          .set(primaryGain, voice.primaryGain())
          .set(primaryDecay, voice.primaryDecay())
          .set(lfoFreq, voice.lfoFreq())
          .set(lfoWave, voice.lfoWave())
          .set(lfoGain, voice.lfoGain())
          .set(lfoDecay, voice.lfoDecay());
    }
  }

  /// The fields of a square.
  ///
  /// @param squareIndex 0..63
  public static SquareFields square(int squareIndex) {
    return SQUARES.get(squareIndex);
  }

  /// The field at a JSON Pointer, if there is one.
  public static Optional<Field<?>> at(String pointer) {
    return Optional.ofNullable(BY_POINTER.get(pointer));
  }

  /// True for the eight fields of a square's voice.
  public static boolean isVoice(Field<?> field) {
    String name = field.name();
    return name.startsWith("primary") || name.startsWith("lfo");
  }

  /// True for how much of a square's voice is shown.
  public static boolean isExpanded(Field<?> field) {
    return field.name().equals("isExpanded");
  }

  /// True for what undo takes back: the music. Not transport, evolution's own progress or panels.
  public static boolean isUndoable(Field<?> field) {
    return !NOT_UNDOABLE.contains(field);
  }

  /// True for what the original's state has too; dialect v1 speaks of nothing else.
  public static boolean isOriginal(Field<?> field) {
    return !NOT_ORIGINAL.contains(field);
  }

  /// All fields.
  public static List<Field<?>> all() {
    return ALL;
  }

  private static <T> Field<T> register(
      String pointer,
      ValueType<T> type,
      Function<AppState, T> reader,
      BiConsumer<AppState.Builder, T> writer) {
    return register(pointer, type, reader, writer, UnaryOperator.identity());
  }

  private static <T> Field<T> register(
      String pointer,
      ValueType<T> type,
      Function<AppState, T> reader,
      BiConsumer<AppState.Builder, T> writer,
      UnaryOperator<T> original) {
    Field<T> field = new Field<>(BY_POINTER.size(), pointer, type, reader, writer, original);
    BY_POINTER.put(pointer, field);
    return field;
  }

  private static List<PitchClass> tonics() {
    return IntStream.rangeClosed(
            (int) AppState.SELECTED_KEY_FIFTHS.min(), (int) AppState.SELECTED_KEY_FIFTHS.max())
        .mapToObj(PitchClass::new)
        .toList();
  }

  private static <E> ValueType<E> choice(E[] choices, Function<E, String> wireName) {
    return new ValueType.Choice<>(Arrays.asList(choices), wireName);
  }

  private static <T> Field<T> evolution(
      String name,
      ValueType<T> type,
      Function<Evolution, T> read,
      BiFunction<Evolution, T, Evolution> with) {
    return register(
        "/evolution/" + name,
        type,
        state -> read.apply(state.evolution()),
        (builder, value) -> builder.evolution(with.apply(builder.evolution(), value)));
  }

  private static <T> Field<T> tonality(
      String name,
      ValueType<T> type,
      Function<Tonality, T> read,
      BiFunction<Tonality, T, Tonality> with) {
    return register(
        "/tonality/" + name,
        type,
        state -> read.apply(state.tonality()),
        (builder, value) -> builder.tonality(with.apply(builder.tonality(), value)));
  }

  private static <T> Field<T> square(
      int index,
      String name,
      ValueType<T> type,
      Function<MusicGridSquare, T> read,
      BiFunction<MusicGridSquare, T, MusicGridSquare> with) {
    return register(
        "/musicGrid/" + index + "/" + name,
        type,
        state -> read.apply(state.musicGrid().square(index)),
        (builder, value) -> builder.square(with.apply(builder.square(index), value)));
  }

  private static <T> Field<T> voice(
      int index,
      String name,
      ValueType<T> type,
      Function<Voice, T> read,
      BiFunction<Voice, T, Voice> with) {
    return square(
        index,
        name,
        type,
        square -> read.apply(square.voice()),
        (square, value) -> square.withVoice(with.apply(square.voice(), value)));
  }

  private static Field<Double> real(
      int index,
      String name,
      Range range,
      Function<Voice, Double> read,
      BiFunction<Voice, Double, Voice> with) {
    return voice(index, name, new ValueType.Real(range), read, with);
  }
}
