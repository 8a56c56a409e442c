package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

class CourseTest {
  private static final double A4 = 440;
  private static final Voice SHOWN = Voice.DEFAULT.withLfoGain(20).withLfoFreq(2).withLfoDecay(2);

  private static double hertz(Course course, double seconds) {
    return Pitch.hertz(course.midi(seconds, seconds));
  }

  private static Course course(Voice voice) {
    return new Course(A4, voice, 0, 0);
  }

  @Test
  void pitchAndGainGoWithTheirKnobs() {
    Course turned =
        course(Voice.DEFAULT)
            .turned(Voice.DEFAULT, Voice.DEFAULT.withPrimaryFreq(0.5).withPrimaryGain(0.3), 0.7);
    assertEquals(220, hertz(turned, 0.8), 1e-9);
    assertEquals(0.3, turned.voice().primaryGain());
  }

  @Test
  void whatTheKnobDidNotDoStaysAsTheNoteContainsIt() {
    Voice own = SHOWN.withPrimaryFreq(2).withPrimaryGain(0.4).withLfoWave(Waveform.SQUARE);
    Course turned = course(own).turned(SHOWN, SHOWN.withLfoGain(5), 0.3);
    assertEquals(own.withLfoGain(5), turned.voice());
  }

  @Test
  void waveformAndDecayAreForTheNextNote() {
    Course before = course(SHOWN);
    Voice now = SHOWN.withPrimaryWave(Waveform.SINE).withPrimaryDecay(2);
    assertSame(before, before.turned(SHOWN, now, 0.2));
  }

  @Test
  void theLfoKeepsItsPhaseWhenItsRateIsMoved() {
    Course course = course(SHOWN);
    double rate = SHOWN.lfoFreq();
    double phase = 0;
    double seconds = 0;
    Voice shown = SHOWN;
    for (double next : new double[] {0.4, 3, 1.7, 0.05, 2.2}) {
      seconds += 0.13;
      phase += 0.13 * rate;
      double before = hertz(course, seconds);
      assertEquals(A4 + 20 * (1 - seconds / 2) * Math.sin(2 * Math.PI * phase), before, 1e-9);
      Voice now = shown.withLfoFreq(next);
      course = course.turned(shown, now, seconds);
      assertEquals(before, hertz(course, seconds), 1e-9);
      shown = now;
      rate = next;
    }
  }

  @Test
  void everyShapeBeginsAtPhaseZeroAndFallsWithItsOwnDecay() {
    for (Waveform shape : Waveform.values()) {
      Course course = course(SHOWN.withLfoWave(shape).withLfoDecay(1));
      double first = shape == Waveform.SQUARE ? 20 : 0;
      assertEquals(A4 + first, hertz(course, 0), 1e-9, shape.toString());
      double quarter = shape == Waveform.SAWTOOTH ? 0.5 : 1;
      assertEquals(A4 + 20 * 0.875 * quarter, hertz(course, 0.1249999), 1e-4, shape.toString());
      assertEquals(A4, hertz(course, 1), 1e-9, shape.toString());
    }
  }
}
