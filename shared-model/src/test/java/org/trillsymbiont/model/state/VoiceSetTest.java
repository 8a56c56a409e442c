package org.trillsymbiont.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;

final class VoiceSetTest {
  private static AppState with(VoiceSet set) {
    return Reducer.apply(AppState.INITIAL, Gestures.applyVoiceSet(AppState.INITIAL, set));
  }

  private static List<Voice> voices(AppState state) {
    return state.musicGrid().squares().stream().map(MusicGridSquare::voice).toList();
  }

  @Test
  void thereAreTheOriginalAndAtLeastEightMoreAllDifferent() {
    Set<List<Voice>> grids =
        Arrays.stream(VoiceSet.values()).map(set -> voices(with(set))).collect(Collectors.toSet());
    assertEquals(VoiceSet.values().length, grids.size());
    assertTrue(grids.size() >= 9, grids.size() + " sets");
    long names = Arrays.stream(VoiceSet.values()).map(VoiceSet::displayName).distinct().count();
    assertEquals(VoiceSet.values().length, names);
  }

  @ParameterizedTest
  @EnumSource
  void everySquareIsInTuneWithTheKey(VoiceSet set) {
    IntStream.range(0, MusicGrid.SQUARES)
        .mapToObj(set::voice)
        .forEach(voice -> {
          double octaves = Math.log(voice.primaryFreq()) / Math.log(2);
          assertEquals(Math.rint(octaves), octaves, 1e-12, set + " " + voice);
        });
  }

  /// Vibrato is no wrong note: less than a third of a semitone at C4, unless it is over at once.
  @ParameterizedTest
  @EnumSource
  void vibratoStaysSmallOrEndsSoon(VoiceSet set) {
    for (int square = 0; square < MusicGrid.SQUARES; square++) {
      Voice voice = set.voice(square);
      double hertz = 261.6 * voice.primaryFreq();
      assertTrue(
          voice.lfoGain() < 0.02 * hertz || voice.lfoDecay() <= 0.2, set + " square " + square);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSetThatWasAppliedIsFoundInTheGrid(VoiceSet set) {
    AppState state = with(set);
    assertEquals(Optional.of(set), VoiceSet.of(state.musicGrid()));
    assertEquals(set.reverb(), state.reverb());
    assertEquals(set.chorus(), state.chorus());
  }

  @Test
  void aGridWithOneOtherVoiceHasNoSet() {
    AppState.Builder builder = with(VoiceSet.GLASS).toBuilder();
    builder.square(builder.square(63).withVoice(Voice.DEFAULT.withPrimaryGain(0.3)));
    assertEquals(Optional.empty(), VoiceSet.of(builder.build().musicGrid()));
  }

  @Test
  void applyingASetLeavesThePatternAndSetsOnlyWhatIsDifferent() {
    AppState pattern = Reducer.apply(AppState.INITIAL, Gestures.randomise(new Random(3)));
    for (VoiceSet set : VoiceSet.values()) {
      AppState after = Reducer.apply(pattern, Gestures.applyVoiceSet(pattern, set));
      assertEquals(pattern.musicGrid().activeBits(), after.musicGrid().activeBits());
      assertTrue(Gestures.applyVoiceSet(after, set).isEmpty());
    }
    Edit back = Gestures.applyVoiceSet(with(VoiceSet.PADS), VoiceSet.ORIGINAL);
    assertTrue(back.sets(Fields.REVERB) && back.sets(Fields.square(0).primaryWave()));
    assertTrue(!back.sets(Fields.square(0).lfoWave()), "the LFO's shape was not changed");
    assertEquals("Voice set Original", back.label());
  }
}
