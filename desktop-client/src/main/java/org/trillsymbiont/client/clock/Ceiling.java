package org.trillsymbiont.client.clock;

import java.util.Arrays;

/// Points that a line has to stay below. The line is that of one clock against another: nearly
/// flat, with a slope within ±[#STEEPEST].
///
/// Thread: confined to one.
public final class Ceiling {
  /// Quartz is within 100 ppm of the truth, so two are within 200 ppm of each other.
  public static final double STEEPEST = 250e-6;

  private static final int MOST_POINTS = 1024;

  private final double[] xs = new double[MOST_POINTS];
  private final double[] ys = new double[MOST_POINTS];
  private int size;

  /// The points that matter for lines of any slope, in the order of x.
  public static final class Corners {
    private final double[] xs;
    private final double[] ys;

    private Corners(double[] xs, double[] ys) {
      this.xs = xs;
      this.ys = ys;
    }

    double x(int corner) {
      return xs[corner];
    }

    /// The slope of the edge over an x, or of the one nearest to it; 0 when there is no edge. Over
    /// the middle of all points that is the line which is nearest to them, all in all.
    public double slopeOver(double x) {
      if (xs.length < 2) {
        return 0;
      }
      int left = 0;
      while (left < xs.length - 2 && xs[left + 1] <= x) {
        left++;
      }
      return (ys[left + 1] - ys[left]) / (xs[left + 1] - xs[left]);
    }

    /// Which corner a line of this slope touches when it is lifted.
    int touchedBy(double slope) {
      int lowest = 0;
      for (int i = 1; i < xs.length; i++) {
        if (below(slope, i) < below(slope, lowest)) {
          lowest = i;
        }
      }
      return lowest;
    }

    /// Where a line of this slope through a corner meets x = 0.
    double below(double slope, int corner) {
      return ys[corner] - slope * xs[corner];
    }
  }

  /// A ceiling without points.
  public Ceiling() {}

  /// Forgets all points.
  public void clear() {
    size = 0;
  }

  /// The first point's x; only while there are points.
  public double firstX() {
    return xs[0];
  }

  /// Adds a point, and drops those before it that say nothing more beside it.
  ///
  /// @param x not below that of any point so far, else the point is ignored
  public void add(double x, double y) {
    if (size > 0 && x < xs[size - 1]) {
      return;
    }
    while (size > 0 && ys[size - 1] >= y + STEEPEST * (x - xs[size - 1])) {
      size--;
    }
    if (size == MOST_POINTS) {
      drop(1);
    }
    xs[size] = x;
    ys[size] = y;
    size++;
  }

  /// Forgets what lies before x, but for the last point.
  public void forgetBefore(double x) {
    int count = 0;
    while (count < size - 1 && xs[count] < x) {
      count++;
    }
    drop(count);
  }

  private void drop(int count) {
    size -= count;
    System.arraycopy(xs, count, xs, 0, size);
    System.arraycopy(ys, count, ys, 0, size);
  }

  /// How high a line may be at an x behind all points.
  ///
  /// @param slope of the line
  /// @param slack how much steeper or flatter it may be in truth, 0 or more
  public double heightAt(double x, double slope, double slack) {
    double height = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      height = Math.min(height, ys[i] + (slope + slack) * (x - xs[i]));
    }
    return height;
  }

  /// The lower convex hull: Andrew's monotone chain, "Another efficient algorithm for convex hulls
  /// in two dimensions" (1979).
  public Corners corners() {
    double[] hullXs = new double[size];
    double[] hullYs = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      while (count >= 2 && !turnsLeft(hullXs, hullYs, count, i)) {
        count--;
      }
      hullXs[count] = xs[i];
      hullYs[count] = ys[i];
      count++;
    }
    return new Corners(Arrays.copyOf(hullXs, count), Arrays.copyOf(hullYs, count));
  }

  private boolean turnsLeft(double[] hullXs, double[] hullYs, int count, int next) {
    double x = hullXs[count - 2];
    double y = hullYs[count - 2];
    double cross =
        (hullXs[count - 1] - x) * (ys[next] - y) - (hullYs[count - 1] - y) * (xs[next] - x);
    return cross > 0;
  }
}
