package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Pictures of the window in its states, in `target/gallery`, for a person to look at.
@ExtendWith(ApplicationExtension.class)
class GalleryTest {
  @Test
  void drawsTheWindowInItsStates() throws Exception {
    picture("1280x800-open", 1280, 800, 1, w -> w.arrive(playing("D", Mode.MAJOR, Degree.V)));
    picture("1280x800-closed", 1280, 800, 1, w -> {});
    picture("1280x800-silent-disconnected", 1280, 800, 1, GalleryTest::disconnect);
    picture("1280x800-help", 1280, 800, 1, w -> w.arrive(state("C", Mode.MAJOR, Degree.I, true)));
    picture(
        "1024x700-open", 1024, 700, 1, w -> w.arrive(playing("G#", Mode.MIXOLYDIAN, Degree.II)));
    picture("1024x700-disconnected", 1024, 700, 1, GalleryTest::disconnect);
    picture("2x-1280x800-open", 1280, 800, 2, w -> w.arrive(playing("F#", Mode.MAJOR, Degree.VII)));
    picture("1920x1080-open", 1920, 1080, 1, w -> w.arrive(playing("Bb", Mode.MINOR, Degree.III)));
    picture("3840x2160-open", 3840, 2160, 1, w -> w.arrive(playing("C", Mode.DORIAN, Degree.IV)));
  }

  private static void disconnect(WindowFixture w) {
    w.arrive(playing("C", Mode.LOCRIAN, Degree.I));
    w.connection()
        .set(
            new ConnectionStatus.Waiting(
                WindowFixture.SERVER, "nothing answers at 192.168.1.7:8787", 4));
    w.sound()
        .set(
            new SoundStatus.Silent(
                "No sound card was found: this machine stays silent, everything else works."));
  }

  private static AppState playing(String tonic, Mode mode, Degree chord) {
    AppState state = state(tonic, mode, chord, false);
    AppState random = Reducer.apply(state, Gestures.randomise(new Random(3)));
    AppState.Builder builder = random.toBuilder();
    builder.isSequencerRunning(true);
    builder.currentSequenceStep(3);
    builder.evolution(state.evolution().withEvolving(true).withCurrentStep(3));
    return builder.build();
  }

  private static AppState state(String tonic, Mode mode, Degree chord, boolean help) {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.selectedKey(PitchClass.parse(tonic));
    builder.selectedScale(mode);
    builder.selectedChord(chord);
    builder.showCircleOfFifths(true);
    builder.showHelp(help);
    return builder.build();
  }

  private static void picture(
      String name, double width, double height, double scale, Consumer<WindowFixture> prepare)
      throws IOException {
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> snapshot(width, height, scale, prepare));
    Path file = Path.of("target", "gallery", name + ".png");
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile()));
  }

  /// Without a window: the Headless platform's screen is smaller than most of the pictures.
  private static WritableImage snapshot(
      double width, double height, double scale, Consumer<WindowFixture> prepare) {
    WindowFixture window = new WindowFixture(width, height);
    prepare.accept(window);
    // The text's size follows the window's, and the layout that.
    for (int pass = 0; pass < 3; pass++) {
      window.view().applyCss();
      window.view().layout();
    }
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    return window.view().snapshot(parameters, null);
  }
}
