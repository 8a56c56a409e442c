package org.trillsymbiont.server.admin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.server.watch.Watch;

/// The server's figures, in Prometheus' text format. Names and meanings: docs/operations.md.
///
/// Thread: safe.
public final class Metrics implements Watch, AutoCloseable {
  /// Codes of RFC 6455 and its registry that end connections here. Those of [CloseCode] count too;
  /// others are a client's invention, and would make a row each.
  private static final Set<Integer> KNOWN_CODES =
      Set.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1013);

  private static final Duration[] FAN_OUT_BUCKETS = millis(0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 500);
  private static final Duration[] COMMIT_BUCKETS = millis(0.5, 1, 2, 5, 10, 20, 50, 100, 500, 2000);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Counter> byCause = new ConcurrentHashMap<>();
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Counter messages;
  private final Counter characters;
  private final Counter unreadable;
  private final Counter edits;
  private final Counter behind;
  private final Counter events;
  private final Counter failures;
  private final Timer fanOut;
  private final Timer commits;

  public Metrics() {
    messages = counter("trill.messages.received", "Messages of clients that were read whole");
    characters = counter("trill.characters.received", "Their lengths in characters");
    unreadable = counter("trill.messages.unreadable", "Messages that were ignored");
    edits = counter("trill.edits", "Edits, undos, redos that were taken, and those of rooms");
    behind = counter("trill.clients.behind", "Clients that were held back for being slow");
    events = counter("trill.store.events", "Edits that are on disk");
    failures = counter("trill.store.failures", "Groups of edits that could not be written");
    fanOut =
        Timer.builder("trill.fanout")
            .description("From an edit's arrival until everybody's socket has it or queues it")
            .serviceLevelObjectives(FAN_OUT_BUCKETS)
            .register(registry);
    commits =
        Timer.builder("trill.store.commit")
            .description("How long the disk takes for a group of edits, fsync included")
            .serviceLevelObjectives(COMMIT_BUCKETS)
            .register(registry);
    // A reason's row is there before its first case, so that a rate can be computed from it.
    for (Rejection why : Rejection.values()) {
      rejects(why);
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private static Duration[] millis(double... values) {
    Duration[] durations = new Duration[values.length];
    for (int index = 0; index < values.length; index++) {
      durations[index] = Duration.ofNanos(Math.round(values[index] * 1_000_000));
    }
    return durations;
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private Counter counter(String name, String description, String tag, String value) {
    return byCause.computeIfAbsent(
        name + ' ' + value,
        _ -> Counter.builder(name).description(description).tag(tag, value).register(registry));
  }

  private Counter rejects(Rejection why) {
    return counter("trill.rejects", "Numbered messages refused", "reason", why.wireName());
  }

  /// Reads a value of something each time when somebody asks for the figures. What is read is not
  /// kept alive by it.
  ///
  /// @param name `trill.rooms`
  /// @param unit `bytes`, or empty for a number of things
  public <T> void gauge(
      String name, String unit, String description, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value)
        .description(description)
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }

  @Override
  public void received(int length) {
    messages.increment();
    characters.increment(length);
  }

  @Override
  public void unreadable() {
    unreadable.increment();
  }

  @Override
  public void edited() {
    edits.increment();
  }

  @Override
  public void refused(Rejection why) {
    rejects(why).increment();
  }

  @Override
  public void fannedOut(long nanos) {
    fanOut.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void fellBehind() {
    behind.increment();
  }

  @Override
  public void turnedAway(String status) {
    counter("trill.handshakes.refused", "Requests refused", "status", status.split(" ", 2)[0])
        .increment();
  }

  @Override
  public void closed(int code) {
    boolean isKnown = KNOWN_CODES.contains(code) || CloseCode.of(code).isPresent();
    counter("trill.closes", "Clients gone", "code", isKnown ? Integer.toString(code) : "other")
        .increment();
  }

  @Override
  public void committed(long nanos, int count) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
    events.increment(count);
  }

  @Override
  public void commitFailed() {
    failures.increment();
  }

  /// All figures at this moment, in the text format of Prometheus.
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
