package org.trillsymbiont.client.sound.device;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/// A sound device of a test. It keeps real time, and its test can say what goes wrong.
///
/// Thread: any.
public final class FakeDevice implements Mixer {
  /// What it does with sound.
  public enum Conduct {
    PLAYS,
    /// It can't be opened.
    BUSY,
    /// A write waits until the line is closed.
    HANGS,
    /// It takes everything at once.
    RACES,
    /// A write is an error of its driver.
    FAILS
  }

  private final Mixer.Info info;
  private final DataLine.Info line;
  private final List<AudioFormat> formats;
  private final List<FakeLine> lines = new CopyOnWriteArrayList<>();
  private volatile Conduct conduct = Conduct.PLAYS;

  private static final class NamedInfo extends Mixer.Info {
    NamedInfo(String name) {
      super(name, "Trill Symbiont", "A test's", "1");
    }
  }

  /// A device that plays the usual format.
  public FakeDevice(String name) {
    this(name, SampleEncoder.format(44_100, 16, 2));
  }

  /// @param formats all that it can play
  public FakeDevice(String name, AudioFormat... formats) {
    info = new NamedInfo(name);
    this.formats = List.of(formats);
    line = new DataLine.Info(SourceDataLine.class, formats, 32, -1);
  }

  public FakeDevice conduct(Conduct value) {
    conduct = value;
    return this;
  }

  Conduct conduct() {
    return conduct;
  }

  /// All lines that were opened, the last one last.
  public List<FakeLine> lines() {
    return lines;
  }

  /// Whether there is an open line that has been given sound.
  public boolean isPlaying() {
    return !lines.isEmpty() && lines.getLast().isOpen() && lines.getLast().frames() > 0;
  }

  void opened(FakeLine opened) throws LineUnavailableException {
    if (conduct == Conduct.BUSY) {
      throw new LineUnavailableException("busy");
    }
    lines.add(opened);
  }

  void pullOut() {
    lines.forEach(FakeLine::pullOut);
  }

  @Override
  public Mixer.Info getMixerInfo() {
    return info;
  }

  @Override
  public Line.Info[] getSourceLineInfo() {
    return new Line.Info[] {line};
  }

  @Override
  public boolean isLineSupported(Line.Info wanted) {
    return wanted instanceof DataLine.Info data
        && data.getLineClass() == SourceDataLine.class
        && formats.stream().anyMatch(data.getFormats()[0]::matches);
  }

  @Override
  public Line getLine(Line.Info wanted) {
    if (!isLineSupported(wanted)) {
      throw new IllegalArgumentException("unsupported");
    }
    return new FakeLine(this);
  }

  @Override
  public Line.Info[] getTargetLineInfo() {
    return new Line.Info[0];
  }

  @Override
  public Line.Info[] getSourceLineInfo(Line.Info wanted) {
    return isLineSupported(wanted) ? getSourceLineInfo() : new Line.Info[0];
  }

  @Override
  public Line.Info[] getTargetLineInfo(Line.Info wanted) {
    return new Line.Info[0];
  }

  @Override
  public int getMaxLines(Line.Info wanted) {
    return 1;
  }

  @Override
  public Line[] getSourceLines() {
    return new Line[0];
  }

  @Override
  public Line[] getTargetLines() {
    return new Line[0];
  }

  @Override
  public void synchronize(Line[] all, boolean maintainSync) {
    throw new IllegalArgumentException("unsupported");
  }

  @Override
  public void unsynchronize(Line[] all) {
    throw new IllegalArgumentException("unsupported");
  }

  @Override
  public boolean isSynchronizationSupported(Line[] all, boolean maintainSync) {
    return false;
  }

  @Override
  public Line.Info getLineInfo() {
    return new Line.Info(Mixer.class);
  }

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Control[] getControls() {
    return new Control[0];
  }

  @Override
  public boolean isControlSupported(Control.Type control) {
    return false;
  }

  @Override
  public Control getControl(Control.Type control) {
    throw new IllegalArgumentException("unsupported");
  }

  @Override
  public void addLineListener(LineListener listener) {}

  @Override
  public void removeLineListener(LineListener listener) {}
}
