package org.trillsymbiont.client.view.notice;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.export.ExportNotice;
import org.trillsymbiont.client.view.export.Exports;

/// Says by toasts what became of recordings and renderings.
///
/// Thread: FX.
public final class ExportToasts {
  private static final Texts TEXTS = Texts.of(ExportToasts.class);
  private static final String EXPORT = "export";

  private final Toasts toasts;

  /// @param toasts where it is said
  public ExportToasts(Toasts toasts) {
    this.toasts = Objects.requireNonNull(toasts, "toasts");
  }

  /// Speaks from now on.
  public void hear(Exports exports) {
    exports.onNotice(notice -> say(exports, notice));
  }

  private void say(Exports exports, ExportNotice notice) {
    Toast.Kind kind = notice.isProblem() ? Toast.Kind.LOST : Toast.Kind.SAVED;
    if (exports.onOpenFolder().isPresent() && notice.folder().isPresent()) {
      Path folder = notice.folder().get();
      Consumer<Path> open = exports.onOpenFolder().get();
      toasts.show(EXPORT, kind, notice.sentence(), TEXTS.get("folder"), () -> open.accept(folder));
    } else {
      toasts.hide(EXPORT);
      toasts.show(EXPORT, kind, notice.sentence());
    }
  }
}
