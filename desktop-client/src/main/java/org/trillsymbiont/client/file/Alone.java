package org.trillsymbiont.client.file;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;

/// Playing alone, as far as files go: one comes back to the file that one had open, what an earlier
/// run of the app could not end properly is brought back, and what is played is kept by itself.
///
/// The room's own store keeps every edit within milliseconds. The file that is kept beside it is
/// for when there is no store (another window of the same user has it), when it was damaged, and to
/// know that a run has ended without its user's wish.
///
/// Thread: FX; files are read and written on another.
public final class Alone implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(Alone.class);
  private static final Logger log = LoggerFactory.getLogger(Alone.class);
  private static final String KEY = "alone file";

  private final SessionFiles files;
  private final Timer timer;
  private final Slots slots;
  private final boolean isKept;
  private final Preferences preferences;
  private final InstantSource clock;
  private final BooleanSupplier isHere;
  private @Nullable AutoSave autoSave;
  private @Nullable Subscription remembering;
  private boolean isTroubled;
  private boolean isOver;

  /// What an earlier run has left.
  private record Found(List<Slots.Left> left, @Nullable Path file, @Nullable SessionFile content) {}

  private Alone(
      SessionFiles files,
      Timer timer,
      Slots slots,
      boolean isKept,
      Preferences preferences,
      InstantSource clock,
      BooleanSupplier isHere) {
    this.files = files;
    this.timer = timer;
    this.slots = slots;
    this.isKept = isKept;
    this.preferences = preferences;
    this.clock = clock;
    this.isHere = isHere;
  }

  /// Begins with a session that has just been entered.
  ///
  /// @param isKept whether the room's own store keeps what is played
  /// @param preferences remember which file was open
  /// @param isHere whether the user is still in that room: from there one gets to others
  public static Alone begin(
      SessionFiles files,
      Timer timer,
      Slots slots,
      boolean isKept,
      Preferences preferences,
      InstantSource clock,
      BooleanSupplier isHere) {
    Alone alone = new Alone(files, timer, slots, isKept, preferences, clock, isHere);
    String last = isKept ? preferences.get(KEY, "") : "";
    files.worker().run(() -> alone.look(last), alone::found, alone::failed);
    return alone;
  }

  private Found look(String last) {
    slots.make();
    List<Slots.Left> left = slots.leftBehind();
    if (!last.isEmpty()) {
      try {
        Path file = Path.of(last);
        return new Found(left, file, TrillFiles.read(file));
      } catch (FileException | IllegalArgumentException e) {
        log.info("What was open last is not there: {}", e.getMessage());
      }
    }
    return new Found(left, null, null);
  }

  private void failed(String sentence) {
    throw new IllegalStateException(sentence);
  }

  private void found(Found found) {
    if (isOver) {
      return;
    }
    Document document = files.document();
    boolean isUntouched = document.fileProperty().get() == null;
    if (isHere.getAsBoolean()) {
      if (isUntouched && found.file() != null && found.content() != null) {
        files.belongs(found.file(), found.content());
      }
      recover(found.left());
    }
    autoSave =
        new AutoSave(
            files.session().store(),
            timer,
            files.worker(),
            clock,
            slots.own(isKept),
            isHere,
            this::tell);
    if (isKept) {
      remembering = document.fileProperty().subscribe(this::remember);
    }
  }

  private AppState state() {
    return files.session().store().state();
  }

  private void recover(List<Slots.Left> left) {
    Optional<Slots.Left> crashed = first(left, Slots.Left::isKept);
    Optional<Slots.Left> loose = first(left, each -> !each.isKept());
    if (isKept && crashed.isPresent()) {
      recoverCrash(crashed.get());
      delete(left.stream().filter(Slots.Left::isKept).toList());
    } else if (loose.isPresent()) {
      recoverLoose(loose.get());
    }
  }

  private static Optional<Slots.Left> first(List<Slots.Left> left, Predicate<Slots.Left> test) {
    return left.stream().filter(test).findFirst();
  }

  /// The room's store is the newer one, unless it has lost all.
  private void recoverCrash(Slots.Left crashed) {
    if (isEmpty(state()) && !isEmpty(crashed.content().state())) {
      files.recover(crashed.content().state(), TEXTS.get("recovered.until", time(crashed)));
    } else {
      files.tell(new FileNotice(FileNotice.What.RECOVERED, TEXTS.get("recovered.all")));
    }
  }

  /// What was kept nowhere else stays until the user has it back.
  private void recoverLoose(Slots.Left loose) {
    AppState piece = loose.content().state();
    if (Music.isSame(state(), piece)) {
      delete(List.of(loose));
    } else if (isEmpty(state())) {
      bringBack(loose);
    } else {
      files.tell(
          new FileNotice(
              FileNotice.What.RECOVERED,
              TEXTS.get("loose", time(loose)),
              Optional.of(new FileNotice.Answer(TEXTS.get("loose.back"), () -> bringBack(loose)))));
    }
  }

  private void bringBack(Slots.Left loose) {
    files.recover(loose.content().state(), TEXTS.get("loose.is-back", time(loose)));
    delete(List.of(loose));
  }

  private static boolean isEmpty(AppState state) {
    return Music.isSame(state, AppState.INITIAL);
  }

  private static String time(Slots.Left left) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Texts.locale())
        .format(left.content().saved().atZone(ZoneId.systemDefault()));
  }

  private void delete(List<Slots.Left> left) {
    files
        .worker()
        .run(
            () -> {
              left.forEach(each -> Slots.delete(each.file()));
              return left;
            },
            done -> {},
            this::failed);
  }

  /// @param sentence why it can't be kept; null when it can
  private void tell(@Nullable String sentence) {
    boolean isNew = sentence != null && !isTroubled;
    isTroubled = sentence != null;
    if (isNew && !isKept) {
      // Else the room's store has it, and says itself what is wrong.
      files.tell(
          new FileNotice(
              FileNotice.What.PROBLEM,
              TEXTS.get("not-kept", Objects.requireNonNull(sentence, "sentence"))));
    }
  }

  private void remember(@Nullable Path file) {
    if (!isHere.getAsBoolean()) {
      return;
    }
    if (file == null) {
      preferences.remove(KEY);
    } else if (file.toString().length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put(KEY, file.toString());
    }
    // Java writes preferences at its leisure, and a crash does not wait.
    files.worker().run(this::flush, done -> {}, this::failed);
  }

  private Preferences flush() {
    try {
      preferences.flush();
    } catch (BackingStoreException e) {
      log.warn("Preferences can't be written", e);
    }
    return preferences;
  }

  /// The user leaves as he wants to. What the room's store has is kept there; what it has not is
  /// left for the next time.
  @Override
  public void close() {
    isOver = true;
    if (remembering != null) {
      remembering.unsubscribe();
    }
    if (autoSave == null) {
      return;
    }
    autoSave.end(!isKept);
    if (isKept) {
      Path own = slots.own(true);
      files
          .worker()
          .run(
              () -> {
                Slots.delete(own);
                return own;
              },
              done -> {},
              this::failed);
    }
  }
}
