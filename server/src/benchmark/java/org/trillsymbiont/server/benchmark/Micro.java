package org.trillsymbiont.server.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.frame.TextFrames;

/// What one edit costs the server without the network: reading, reducing, writing, and all of it
/// together. Operations are edits.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Micro {
  private static final int STEPS = 900;

  private Authority authority = new Authority("epoch");
  private int participant;
  private long counter;
  private String[] texts = {};
  private Edit[] edits = {};
  private ServerMessage.Edited[] told = {};
  private AppState state = AppState.INITIAL;

  /// Runs them and prints edits a second, and bytes allocated for each.
  static void run() {
    try {
      var _ =
          new Runner(
                  new OptionsBuilder()
                      .include(Micro.class.getName())
                      .addProfiler(GCProfiler.class)
                      .build())
              .run();
    } catch (RunnerException e) {
      throw new IllegalStateException("the micro benchmarks failed", e);
    }
  }

  /// Turns a knob of one square up, in a room with a full grid.
  @Setup
  public void prepare() {
    authority = new Authority("epoch");
    participant = authority.join("token-of-ada");
    state = Reducer.apply(AppState.INITIAL, Gestures.randomise(new SplittableRandom(1)));
    var _ = authority.own(Edit.difference(AppState.INITIAL, state), 0);
    edits = new Edit[STEPS];
    texts = new String[STEPS];
    told = new ServerMessage.Edited[STEPS];
    for (int step = 0; step < STEPS; step++) {
      edits[step] = Edit.of(Fields.square(12).primaryDecay(), (100 + step) / 1000.0);
      texts[step] = V2Codec.encode(new ClientMessage.Change(step + 1, edits[step], 0, false));
      told[step] =
          new ServerMessage.Edited(
              100_000 + step, new EditId(participant, step + 1), 10_000_000 + step, edits[step]);
    }
  }

  private int next() {
    return (int) (counter++ % STEPS);
  }

  /// Reads the text of an edit and validates it.
  @Benchmark
  public Object decode() throws ProtocolException {
    return V2Codec.decodeClient(texts[next()]);
  }

  /// Puts an edit into the state.
  @Benchmark
  public Object reduce() {
    state = Reducer.apply(state, edits[next()]);
    return state;
  }

  /// Puts an edit into a room's order, with numbers, undo and the log of writes.
  @Benchmark
  public Object order() {
    int step = next();
    return authority.take(
        participant, new ClientMessage.Change(counter, edits[step], 0, false), counter);
  }

  /// Writes what everybody is told.
  @Benchmark
  public Object encode() {
    return V2Codec.encode(told[next()]);
  }

  /// All of it: from the text that came to the frame that goes out.
  @Benchmark
  public Object all() throws ProtocolException {
    if (!(V2Codec.decodeClient(texts[next()]).orElseThrow() instanceof ClientMessage.Change said)) {
      throw new IllegalStateException("an edit is an edit");
    }
    ClientMessage.Change change = new ClientMessage.Change(counter, said.edit(), 0, false);
    if (!(authority.take(participant, change, counter)
        instanceof Authority.Reply.Taken(ServerMessage.Edited edited))) {
      throw new IllegalStateException("an edit is taken");
    }
    return TextFrames.of(V2Codec.encode(edited));
  }
}
