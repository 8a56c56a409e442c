package org.trillsymbiont.client.sound;

import javax.sound.sampled.Control;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/// A mixer with one line, which is how the line gets to the synthesizer.
///
/// Thread: that of the engine's opening.
final class SynthMixer implements Mixer {
  static final String NAME = "Trill Symbiont master bus";
  static final Mixer.Info INFO = new BusInfo();

  private final SynthLine line;

  SynthMixer(SynthLine line) {
    this.line = line;
  }

  private static final class BusInfo extends Mixer.Info {
    BusInfo() {
      super(NAME, "Trill Symbiont", "Master volume, limiter and recording", "1");
    }
  }

  @Override
  public Mixer.Info getMixerInfo() {
    return INFO;
  }

  @Override
  public Line.Info[] getSourceLineInfo() {
    return new Line.Info[] {SynthLine.INFO};
  }

  @Override
  public Line.Info[] getTargetLineInfo() {
    return new Line.Info[0];
  }

  @Override
  public Line.Info[] getSourceLineInfo(Line.Info info) {
    return isLineSupported(info) ? getSourceLineInfo() : new Line.Info[0];
  }

  @Override
  public Line.Info[] getTargetLineInfo(Line.Info info) {
    return new Line.Info[0];
  }

  @Override
  public boolean isLineSupported(Line.Info info) {
    return info.getLineClass() == SourceDataLine.class;
  }

  @Override
  public Line getLine(Line.Info info) {
    if (!isLineSupported(info)) {
      throw new IllegalArgumentException("this mixer has no line like " + info);
    }
    return line;
  }

  @Override
  public int getMaxLines(Line.Info info) {
    return isLineSupported(info) ? 1 : 0;
  }

  @Override
  public Line[] getSourceLines() {
    return line.isOpen() ? new Line[] {line} : new Line[0];
  }

  @Override
  public Line[] getTargetLines() {
    return new Line[0];
  }

  @Override
  public void synchronize(Line[] lines, boolean maintainSync) {
    throw new IllegalArgumentException("this mixer has one line only");
  }

  @Override
  public void unsynchronize(Line[] lines) {
    // There is nothing that could have been synchronized.
  }

  @Override
  public boolean isSynchronizationSupported(Line[] lines, boolean maintainSync) {
    return false;
  }

  @Override
  public Line.Info getLineInfo() {
    return new Line.Info(Mixer.class);
  }

  @Override
  public void open() {
    // It is always open.
  }

  @Override
  public void close() {
    // It is always open.
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Control[] getControls() {
    return new Control[0];
  }

  @Override
  public boolean isControlSupported(Control.@Nullable Type control) {
    return false;
  }

  @Override
  public Control getControl(Control.@Nullable Type control) {
    throw new IllegalArgumentException("this mixer has no controls");
  }

  @Override
  public void addLineListener(@Nullable LineListener listener) {
    // It never changes.
  }

  @Override
  public void removeLineListener(@Nullable LineListener listener) {
    // There is none.
  }
}
