package org.trillsymbiont.client.control;

import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;

/// Draws a knob: its label, the dial with its arc and pointer, the value below.
///
/// Thread: FX.
final class KnobSkin extends SkinBase<Knob> {
  private static final double DIAL = 44;
  private static final double RADIUS = DIAL / 2;
  private static final double TRACK_RADIUS = RADIUS - 3;
  private static final double BODY_RADIUS = RADIUS - 8;
  private static final double START_DEGREES = 225;
  private static final double SWEEP_DEGREES = 270;
  private static final double WIDTH = 64;

  /// The label's font size that the sizes above are made for; a larger text makes a larger knob.
  private static final double LABEL_FONT_SIZE = 10.2;

  private static final double GAP = 2;

  private final Label label = new Label();
  private final Label value = new Label();
  private final Arc arc = arc("knob-arc");
  private final Rotate turn = new Rotate(0, RADIUS, RADIUS);
  private final Scale zoom = new Scale();
  private final Group dial;
  private final KnobField field;
  private final KnobTelling telling;
  private final KnobInput input;
  private final RequestedMenu menu;
  private final InvalidationListener repaint = observed -> repaint();

  KnobSkin(Knob knob) {
    super(knob);
    // The control handles its mouse itself, in KnobInput.
    consumeMouseEvents(false);
    label.setText(knob.label());
    label.getStyleClass().add("knob-label");
    value.getStyleClass().add("knob-value");
    field = new KnobField(knob);
    dial = dial(knob);
    getChildren().setAll(label, dial, value, field.node());
    telling = new KnobTelling(knob);
    input = new KnobInput(knob, field, telling);
    menu = KnobMenu.on(knob);
    knob.valueProperty().addListener(repaint);
    repaint();
  }

  private Group dial(Knob knob) {
    Circle area = circle(RADIUS, "knob-focus-ring");
    Circle body = circle(BODY_RADIUS, "knob-body");
    Line pointer = new Line(RADIUS, RADIUS - BODY_RADIUS + 3, RADIUS, RADIUS - 5);
    pointer.getStyleClass().add("knob-pointer");
    pointer.getTransforms().add(turn);
    Line notch = new Line(RADIUS, 0, RADIUS, 3);
    notch.getStyleClass().add("knob-default");
    notch.getTransforms().add(new Rotate(degrees(knob.range().defaultValue()), RADIUS, RADIUS));
    Arc track = arc("knob-track");
    track.setLength(-SWEEP_DEGREES);
    Group group = new Group(area, track, arc, notch, body, pointer);
    group.setManaged(false);
    group.getTransforms().add(zoom);
    return group;
  }

  private static Circle circle(double radius, String style) {
    Circle circle = new Circle(RADIUS, RADIUS, radius);
    circle.getStyleClass().add(style);
    return circle;
  }

  private static Arc arc(String style) {
    Arc arc = new Arc(RADIUS, RADIUS, TRACK_RADIUS, TRACK_RADIUS, START_DEGREES, 0);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add(style);
    return arc;
  }

  private void repaint() {
    Knob knob = getSkinnable();
    arc.setLength(-SWEEP_DEGREES * knob.range().turn(knob.value()));
    turn.setAngle(degrees(knob.value()));
    value.setText(knob.format().shown(knob.value()));
  }

  /// Clockwise from straight up.
  private double degrees(double ofValue) {
    return SWEEP_DEGREES * (getSkinnable().range().turn(ofValue) - 0.5);
  }

  @Override
  public void dispose() {
    if (getSkinnable() != null) {
      getSkinnable().valueProperty().removeListener(repaint);
      input.dispose();
      telling.dispose();
      menu.dispose();
      field.dispose();
    }
    super.dispose();
  }

  private double zoom() {
    return Math.max(1, label.getFont().getSize() / LABEL_FONT_SIZE);
  }

  private double dialSize() {
    return DIAL * zoom();
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    double labelHeight = snapSizeY(label.prefHeight(-1));
    double valueHeight = snapSizeY(value.prefHeight(-1));
    layoutInArea(label, x, y, width, labelHeight, 0, HPos.CENTER, VPos.CENTER);
    zoom.setX(zoom());
    zoom.setY(zoom());
    dial.setLayoutX(snapPositionX(x + (width - dialSize()) / 2));
    dial.setLayoutY(snapPositionY(y + labelHeight + GAP));
    double valueY = y + labelHeight + dialSize() + GAP;
    layoutInArea(value, x, valueY, width, valueHeight, 0, HPos.CENTER, VPos.CENTER);
    double fieldHeight = snapSizeY(Math.max(valueHeight, field.node().prefHeight(-1)));
    field.node().resizeRelocate(x, valueY + valueHeight - fieldHeight, width, fieldHeight);
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return left + Math.max(WIDTH * zoom(), snapSizeX(label.prefWidth(-1))) + right;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    double texts = snapSizeY(label.prefHeight(-1)) + snapSizeY(value.prefHeight(-1));
    return top + texts + dialSize() + GAP + bottom;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return computePrefWidth(height, top, right, bottom, left);
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return computePrefHeight(width, top, right, bottom, left);
  }

  @Override
  protected double computeMaxWidth(
      double height, double top, double right, double bottom, double left) {
    return computePrefWidth(height, top, right, bottom, left);
  }

  @Override
  protected double computeMaxHeight(
      double width, double top, double right, double bottom, double left) {
    return computePrefHeight(width, top, right, bottom, left);
  }
}
