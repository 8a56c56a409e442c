package org.trillsymbiont.model.wire;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.RoomFileException.Kind;

/// Reads a room's file line by line, and believes nothing: what a stranger has made must not cost
/// more than what our own program makes. Header, base, events and bookmarks; whether the file is
/// whole is known when the last of them has been read.
///
/// Thread: confined to its maker.
public final class RoomFileReader {
  /// A line is no longer than a snapshot of a room with everything set.
  private static final int MOST_CHARACTERS = 256 * 1024;

  private final Reader in;
  private final long mostEvents;
  private final RoomFileSum sum = new RoomFileSum();
  private final Line.Header header;
  private long number;
  private long rev = -1;
  private long events;
  private long marked = -1;
  private int bookmarks;

  /// Reads the first line.
  ///
  /// @param in a buffered one that refuses what is no text; somebody else closes it
  /// @param mostEvents how many are read before the file is refused
  /// @throws RoomFileException when it is no room's, or a newer program's
  /// @throws IOException when it can't be read
  public RoomFileReader(Reader in, long mostEvents) throws RoomFileException, IOException {
    this.in = in;
    this.mostEvents = mostEvents;
    String first = present(read());
    OptionalInt version = RoomFileCodec.version(first);
    if (version.isEmpty()) {
      throw new RoomFileException(Kind.FOREIGN, "line 1: this is no room");
    } else if (version.getAsInt() > RoomFileCodec.VERSION) {
      throw new RoomFileException(
          Kind.NEWER, "line 1: the file is of a newer version of this program");
    }
    header = expect(Line.Header.class, decode(first));
    sum.add(first);
  }

  /// What the file says of itself.
  public Line.Header header() {
    return header;
  }

  /// Reads the room before the first event; once, before any event.
  ///
  /// @throws RoomFileException when it is not there or no room can be like this
  /// @throws IOException when it can't be read
  public Line.Base base() throws RoomFileException, IOException {
    String text = present(read());
    Line.Base base = expect(Line.Base.class, decode(text));
    if (!base.snapshot().seats().isEmpty()) {
      throw wrong("a room that is carried over has no seats");
    }
    if (base.snapshot().rev() == 0 && !base.snapshot().state().equals(AppState.INITIAL)) {
      throw wrong("before its first revision a room is as it begins");
    }
    sum.add(text);
    rev = base.snapshot().rev();
    return base;
  }

  /// Reads the next event, which made the next revision, or bookmark; null when the file has ended
  /// as it should. Bookmarks come by revision, and no event comes between one and what it stands
  /// for.
  ///
  /// @throws RoomFileException when it is damaged
  /// @throws IOException when it can't be read
  public Line.@Nullable Entry next() throws RoomFileException, IOException {
    String text = present(read());
    Line line = decode(text);
    if (line instanceof Line.End end) {
      end(end);
      return null;
    }
    Line.Entry entry = expect(Line.Entry.class, line);
    switch (entry) {
      case Line.Event(HistoryEvent event) -> take(event);
      case Line.Marked(Bookmark bookmark, var moment) -> take(bookmark, moment);
    }
    sum.add(text);
    return entry;
  }

  private void take(HistoryEvent event) throws RoomFileException {
    if (rev < 0 || event.rev() != rev + 1) {
      throw wrong("revision " + event.rev() + " does not follow " + rev);
    } else if (++events > mostEvents) {
      throw wrong("there are more than " + mostEvents + " events");
    }
    rev = event.rev();
  }

  private void take(Bookmark bookmark, @Nullable Moment moment) throws RoomFileException {
    boolean isHere = bookmark.rev() == rev && moment == null;
    boolean isEarlier =
        bookmark.rev() < rev && events == 0 && moment != null && moment.rev() == bookmark.rev();
    if (bookmark.rev() <= marked || !(isHere || isEarlier)) {
      throw wrong("a bookmark is not where it belongs");
    } else if (++bookmarks > Bookmark.MOST) {
      throw wrong("there are more than " + Bookmark.MOST + " bookmarks");
    }
    marked = bookmark.rev();
  }

  private void end(Line.End end) throws RoomFileException, IOException {
    boolean isSummed = header.version() >= RoomFileCodec.SUMMED || end.sum() != null;
    if (end.rev() != rev || end.events() != events) {
      throw wrong("lines are missing");
    } else if (isSummed && !sum.end().equals(end.sum())) {
      throw wrong("the file is not as it was written");
    } else if (read() != null) {
      throw wrong("there is something behind the end");
    }
  }

  /// Something that the file asks for and that can't be.
  ///
  /// @param what without a full stop
  public RoomFileException wrong(String what) {
    return new RoomFileException(Kind.DAMAGED, "line " + number + ": " + what);
  }

  private Line decode(String text) throws RoomFileException {
    try {
      return RoomFileCodec.decode(text);
    } catch (ProtocolException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private <L extends Line> L expect(Class<L> kind, Line line) throws RoomFileException {
    if (!kind.isInstance(line)) {
      throw wrong("this line does not belong here");
    }
    return kind.cast(line);
  }

  private String present(@Nullable String text) throws RoomFileException {
    if (text == null) {
      throw wrong("the file ends too early");
    }
    return text;
  }

  /// The next line without its end; null at the end.
  private @Nullable String read() throws RoomFileException, IOException {
    number++;
    StringBuilder line = new StringBuilder();
    try {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      while (next >= 0 && next != '\n') {
        line.append((char) next);
        if (line.length() > MOST_CHARACTERS) {
          throw wrong("the line is too long");
        }
        next = in.read();
      }
    } catch (CharacterCodingException e) {
      throw wrong("this is no text in UTF-8");
    }
    return line.toString();
  }
}
