package org.trillsymbiont.client.launch;

/// How JavaFX draws.
public final class Drawing {
  private static final String PARTS = "prism.dirtyregioncount";

  /// JavaFX's own limit.
  private static final int MOST_PARTS = 15;

  private Drawing() {}

  /// Lets JavaFX draw anew up to fifteen rectangles in each frame instead of six. When more places
  /// than that have changed it takes some together, with all that lies between. In this window a
  /// step changes a dozen places that lie far apart, so with six nearly all of it was drawn each
  /// time (docs/performance.md, Frames). To be called before JavaFX starts; who has said another
  /// number on the command line keeps it.
  public static void inSmallParts() {
    if (System.getProperty(PARTS) == null) {
      System.setProperty(PARTS, Integer.toString(MOST_PARTS));
    }
  }
}
