package org.trillsymbiont.model.wire;

import java.io.IOException;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;

/// Writes a room as a file: header, base, events with bookmarks between them, end, in this order.
///
/// Thread: confined to its maker.
public final class RoomFileWriter {
  private final Appendable out;
  private final RoomFileSum sum = new RoomFileSum();
  private long rev;
  private long events;

  /// Begins a file.
  ///
  /// @param out takes the lines, to be encoded in UTF-8; somebody else closes it
  /// @param base the room before the first event; without seats
  /// @throws IOException when the lines are not taken
  public RoomFileWriter(Appendable out, Line.Header header, Line.Base base) throws IOException {
    this.out = out;
    rev = base.snapshot().rev();
    line(header);
    line(base);
  }

  /// Writes the event that made the next revision, or a bookmark of this one; before the first
  /// event also those of an earlier one.
  ///
  /// @throws IOException when the line is not taken
  public void entry(Line.Entry entry) throws IOException {
    line(entry);
    if (entry instanceof Line.Event(HistoryEvent event)) {
      rev = event.rev();
      events++;
    }
  }

  /// Completes the file.
  ///
  /// @return how many events it has
  /// @throws IOException when the line is not taken
  public long end() throws IOException {
    line(new Line.End(rev, events, sum.end()));
    return events;
  }

  private void line(Line line) throws IOException {
    String text = RoomFileCodec.encode(line);
    out.append(text).append('\n');
    sum.add(text);
  }
}
