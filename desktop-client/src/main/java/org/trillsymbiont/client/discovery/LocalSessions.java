package org.trillsymbiont.client.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.sync.RoomsProbe;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.RoomInfo;

/// Finds sessions on this computer: asks at the ports on which they are hosted, again and again.
///
/// Thread: FX; it asks on threads of its own.
public final class LocalSessions implements FoundSessions {
  /// The usual port, and those that are tried when it is taken.
  private static final int PORTS = 10;

  private static final Logger log = LoggerFactory.getLogger(LocalSessions.class);
  private static final String HOST = "127.0.0.1";
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private final List<Integer> ports;
  private final ReadOnlyObjectWrapper<List<Found>> found =
      new ReadOnlyObjectWrapper<>(this, "found", List.of());

  /// There only while it looks around.
  private @Nullable ScheduledExecutorService looking;

  /// Asks at the usual ports.
  public LocalSessions() {
    this(IntStream.range(Endpoint.DEFAULT_PORT, Endpoint.DEFAULT_PORT + PORTS).boxed().toList());
  }

  /// Asks at some ports.
  LocalSessions(List<Integer> ports) {
    this.ports = List.copyOf(ports);
  }

  @Override
  public ReadOnlyObjectProperty<List<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  @Override
  public void look() {
    if (looking == null) {
      ScheduledExecutorService now =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("trill-look-here").factory());
      looking = now;
      var _ =
          now.scheduleWithFixedDelay(
              () -> askAndTell(now), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void rest() {
    if (looking != null) {
      looking.shutdownNow();
      looking = null;
    }
    found.set(List.of());
  }

  @Override
  public void close() {
    rest();
  }

  private void askAndTell(ScheduledExecutorService mine) {
    try {
      List<Found> now = askAll();
      FxThread.post(() -> {
        if (mine.equals(looking) && !found.get().equals(now)) {
          found.set(now);
        }
      });
    } catch (InterruptedException e) {
      // It rests, or is closed.
      Thread.currentThread().interrupt();
    }
  }

  /// At once: where a closed port does not say so, each takes its time.
  private List<Found> askAll() throws InterruptedException {
    List<Callable<Optional<Found>>> questions = new ArrayList<>();
    ports.forEach(port -> questions.add(() -> ask(port)));
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Found> all = new ArrayList<>();
      for (Future<Optional<Found>> answer : workers.invokeAll(questions)) {
        try {
          answer.get().ifPresent(all::add);
        } catch (ExecutionException e) {
          log.warn("A port of this computer can't be asked for sessions", e);
        }
      }
      return List.copyOf(all);
    }
  }

  private static Optional<Found> ask(int port) throws InterruptedException {
    URI server = URI.create("ws://" + HOST + ":" + port + Endpoint.PATH);
    Optional<List<RoomInfo>> rooms = RoomsProbe.ask(server, ANSWER_WITHIN);
    return rooms.map(list -> Found.here(HOST, port, list));
  }
}
