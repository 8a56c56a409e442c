package org.trillsymbiont.server.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.RoomFileCodec;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.server.store.Archive;

/// Starts a server, lets six people play in two rooms as fast as they can, kills it at a random
/// moment, starts it again and looks whether all is there that it had acknowledged; and so on, with
/// the same file. One in five is killed while it starts. Snapshots fall every 200 edits and the
/// past is cut at 10,000, so that many are killed in the middle of that.
///
/// Thread: confined to one.
final class Crashes {
  private static final int PEOPLE_IN_ROOM = 3;
  private static final long MOST_EDITS = 3000;

  private final Path folder;
  private final Random random;
  private final List<Place> places = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<Long> readyMillis = new ArrayList<>();

  /// A room, who plays in it, and what they have heard.
  private record Place(RoomName name, Witness witness, List<CrashClient> people) {}

  /// What came of it.
  ///
  /// @param acknowledged how many edits were said to be saved
  /// @param unacknowledged how many others were heard by somebody and lost
  /// @param wrong one line for each edit that was lost though acknowledged, each gap, each edit
  ///   that was taken twice or is another one
  /// @param readyMillis how long each start took, the shortest first
  record Report(
      long acknowledged, long unacknowledged, List<String> wrong, List<Long> readyMillis) {
    Report {
      wrong = List.copyOf(wrong);
      readyMillis = readyMillis.stream().sorted().toList();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d starts; %,d edits acknowledged, %d wrong; %,d heard, not acknowledged and lost;"
              + " ready within %d ms (median), %d ms (longest)",
          readyMillis.size(),
          acknowledged,
          wrong.size(),
          unacknowledged,
          readyMillis.get(readyMillis.size() / 2),
          readyMillis.getLast());
    }
  }

  private Crashes(Path folder, long seed) {
    this.folder = folder;
    random = new Random(seed);
    for (String name : List.of("blue", "red")) {
      Witness witness = new Witness();
      List<CrashClient> people = new ArrayList<>();
      for (int index = 0; index < PEOPLE_IN_ROOM; index++) {
        people.add(new CrashClient(name + index, new RoomName(name), witness, random.nextLong()));
      }
      places.add(new Place(new RoomName(name), witness, people));
    }
  }

  /// Runs from the command line: how many rounds, and a seed.
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    System.out.println("Seed " + seed);
    Path folder = Files.createTempDirectory("crashes");
    Report report = run(folder, rounds, seed);
    report.wrong().forEach(System.out::println);
    System.out.println(report);
    System.exit(report.wrong().isEmpty() ? 0 : 1);
  }

  /// Runs some rounds.
  ///
  /// @param folder is empty
  static Report run(Path folder, int rounds, long seed)
      throws IOException, InterruptedException, ProtocolException {
    Crashes crashes = new Crashes(folder, seed);
    Files.createDirectory(folder.resolve("data"));
    for (int round = 0; round < rounds; round++) {
      crashes.round();
    }
    return new Report(
        crashes.places.stream().mapToLong(place -> place.witness().acknowledged()).sum(),
        crashes.places.stream().mapToLong(place -> place.witness().unacknowledged()).sum(),
        List.copyOf(crashes.wrong),
        crashes.readyMillis);
  }

  private void round() throws IOException, InterruptedException, ProtocolException {
    if (random.nextInt(5) == 0) {
      try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
        server.killAfter(random.nextLong(1000));
      }
    }
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      URI address = server.awaitReady();
      readyMillis.add(server.millis());
      for (Place place : places) {
        check(place, enter(place, address));
      }
      places.forEach(place -> place.people().forEach(CrashClient::play));
      if (!places.getFirst().witness().awaitMore(random.nextLong(1, MOST_EDITS))) {
        wrong.add("nothing was heard");
      }
      server.kill();
    }
  }

  private static ServerMessage.Welcome enter(Place place, URI address) throws InterruptedException {
    ServerMessage.Welcome first = place.people().getFirst().enter(address);
    for (CrashClient other : place.people().subList(1, place.people().size())) {
      other.enter(address);
    }
    return first;
  }

  private void check(Place place, ServerMessage.Welcome told)
      throws IOException, ProtocolException {
    if (told.rev() == 0) {
      wrong.addAll(place.witness().compare(0, List.of()));
      return;
    }
    Path file = folder.resolve("room.jsonl");
    Files.deleteIfExists(file);
    var _ = Archive.write(folder.resolve("data"), place.name(), file);
    AppState state = AppState.INITIAL;
    List<HistoryEvent> events = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      switch (RoomFileCodec.decode(text)) {
        case Line.Base(var base, _) -> state = base.state();
        case Line.Event(HistoryEvent event) -> {
          events.add(event);
          state = Reducer.apply(state, event.edit());
        }
        case Line.Header _, Line.Marked _, Line.End _ -> {
          // They say nothing of the music.
        }
      }
    }
    wrong.addAll(place.witness().compare(told.rev(), events));
    if (told.from() == 0 && !state.equals(Reducer.apply(AppState.INITIAL, told.set()))) {
      wrong.add("other: the state of " + place.name() + " is not what its edits add up to");
    }
  }
}
