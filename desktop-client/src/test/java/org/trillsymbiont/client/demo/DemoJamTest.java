package org.trillsymbiont.client.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.trillsymbiont.client.sound.Analysis;
import org.trillsymbiont.client.sound.Wav;
import org.trillsymbiont.client.sound.export.MidiReading;
import org.trillsymbiont.model.theory.Pitch;

/// The demo as `./mvnw -Pdemo` plays it, and whether its files tell the same.
class DemoJamTest {
  private static final int BARS = 2;

  /// How long a partial is listened to before and after a note begins.
  private static final double WINDOW_SECONDS = 0.12;

  /// The note's attack and what the two files may differ in.
  private static final double ATTACK_SECONDS = 0.01;

  @TempDir private static Path folder = Path.of("");

  private static final StringWriter said = new StringWriter();
  private static final StringWriter complaints = new StringWriter();

  /// @param midi with the channel's bend
  private record Note(double seconds, double midi) {}

  @BeforeAll
  static void play() throws Exception {
    FxToolkit.registerPrimaryStage();
    boolean played = DemoJam.run(new PrintWriter(said), new PrintWriter(complaints), BARS, folder);
    assertTrue(played, complaints::toString);
  }

  @AfterAll
  static void close() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void saysWhatWasHeard() {
    String summary = said.toString();
    assertEquals("", complaints.toString());
    assertTrue(summary.startsWith("Ada and Ben play 2 bars at 120 BPM through trill://"), summary);
    int steps = Integer.parseInt(number(summary, "Agreement: \\d+ of (\\d+)"));
    int same = Integer.parseInt(number(summary, "Agreement: (\\d+) of"));
    assertEquals(steps, same, summary);
    assertTrue(summary.contains("in " + steps + " steps"), summary);
    assertTrue(summary.contains("Written to " + folder.toAbsolutePath()), summary);
  }

  @Test
  void isHeardAndDoesNotClip() throws Exception {
    Analysis sound = sound();
    double peak = Analysis.decibels(sound.peak());
    assertTrue(peak <= -1 && peak > -30, "the peak is " + peak + " dBFS");
    assertTrue(sound.seconds() > BARS * 2, sound.seconds() + " s");
  }

  @Test
  void theMidiFileHasTheNotesThatWereReported() throws Exception {
    String summary = said.toString();
    int reported =
        Integer.parseInt(number(summary, "Heard: (\\d+) notes"))
            + Integer.parseInt(number(summary, "notes and (\\d+) chord tones"));
    assertEquals(reported, notes().size());
    assertEquals(reported, Integer.parseInt(number(summary, "jam.mid \\((\\d+) notes\\)")));
  }

  @Test
  void everyNoteOfTheMidiFileIsInTheSound() throws Exception {
    Analysis sound = sound();
    List<String> missing =
        notes().stream()
            .filter(note -> !begins(sound, note))
            .map(note -> describe(sound, note))
            .toList();
    assertEquals(List.of(), missing);
  }

  /// From its begin on, the note's fundamental is clearly louder than just before.
  private static boolean begins(Analysis sound, Note note) {
    double hertz = Pitch.hertz(note.midi());
    double after = after(sound, note.seconds(), hertz);
    return after > 1.5 * before(sound, note.seconds(), hertz) && after > 1e-3;
  }

  private static String describe(Analysis sound, Note note) {
    double hertz = Pitch.hertz(note.midi());
    return note
        + " before "
        + before(sound, note.seconds(), hertz)
        + " after "
        + after(sound, note.seconds(), hertz);
  }

  private static double before(Analysis sound, double seconds, double hertz) {
    double end = seconds - ATTACK_SECONDS;
    return sound.level(hertz, sound.frame(end - WINDOW_SECONDS), sound.frame(end));
  }

  private static double after(Analysis sound, double seconds, double hertz) {
    double begin = seconds + ATTACK_SECONDS;
    return sound.level(hertz, sound.frame(begin), sound.frame(begin + WINDOW_SECONDS));
  }

  @Test
  void thePictureShowsBothWindows() throws IOException {
    BufferedImage picture = ImageIO.read(folder.resolve("jam.png").toFile());
    assertEquals(2560, picture.getWidth());
    assertEquals(800, picture.getHeight());
    for (int left : new int[] {0, 1280}) {
      int[] pixels = picture.getRGB(left, 0, 1280, 800, null, 0, 1280);
      long colours = IntStream.of(pixels).distinct().count();
      assertTrue(colours > 100, colours + " colours from " + left);
    }
  }

  private static String number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), () -> pattern + " in " + text);
    return matcher.group(1);
  }

  private static Analysis sound() throws IOException {
    return Wav.of(folder.resolve("jam.wav")).left();
  }

  /// By the sound's time.
  private static List<Note> notes() {
    MidiReading midi = MidiReading.of(folder.resolve("jam.mid"));
    double begin =
        midi.markers().stream()
            .filter(marker -> marker.text().equals("Recording begins"))
            .findFirst()
            .orElseThrow()
            .micros();
    return midi.notes().stream()
        .map(note -> new Note((note.micros() - begin) / 1e6, note.midi()))
        .toList();
  }
}
