package org.trillsymbiont.client.view.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.Client;
import org.trillsymbiont.client.Picture;
import org.trillsymbiont.client.control.QrCode;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Fingerprint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;

/// How others join: the picture of the QR code is read as a camera would.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class InviteTest {
  private static final JoinLink LAN = JoinLink.parse("trill://192.168.1.7:8787/blue");
  private static final JoinLink WLAN = JoinLink.parse("trill://10.0.0.7:8787/blue");

  /// As long as a link gets.
  private static final JoinLink SECRET =
      JoinLink.parse(
          "trill://[2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff]:65535/"
              + "x".repeat(32)
              + "?tls="
              + Fingerprint.of(new byte[] {1})
              + "#"
              + "t".repeat(64));

  private Stage stage;
  private SoundEngine engine;
  private Client client;
  private final Appearance looks = new Appearance();

  @Start
  void start(Stage primary) {
    stage = primary;
    engine = SoundEngine.open(new Output.Silent());
    // Nobody answers there: how others join is known without a connection.
    open(new Address(JoinLink.parse("127.0.0.1:1/blue"), List.of(LAN, WLAN)));
  }

  private void open(Address address) {
    client =
        new Client(
            address,
            null,
            new Identity("Ada", Colour.PALETTE.getFirst()),
            engine,
            looks,
            System::nanoTime);
    Scene scene = new Scene(client.root(), 1280, 800);
    Theme.apply(scene, looks);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void end() {
    onFx(client::close);
    engine.close();
    onFx(() -> Clipboard.getSystemClipboard().clear());
  }

  private void openInvite() {
    onFx(() -> ((Button) stage.getScene().lookup("#invite-button")).fire());
  }

  private QrCode code() {
    return (QrCode) stage.getScene().lookup("#invite-code");
  }

  private String read(double scale) throws ReaderException {
    Image image = fromFx(() -> Picture.of(code(), scale));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    for (int pixel : pixels) {
      int grey = pixel & 0xff;
      assertTrue(grey == 0 || grey == 255, "an edge was smoothed");
    }
    for (int x = 0; x < 12; x++) {
      assertEquals(255, pixels[(height / 2) * width + x] & 0xff, "a quiet zone of 4 modules");
    }
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }

  @ParameterizedTest
  @EnumSource(
      value = ThemeChoice.class,
      names = {"DARK", "LIGHT"})
  void aCameraReadsTheLinkInBothThemesAndOnAFineScreen(ThemeChoice theme) throws ReaderException {
    onFx(() -> looks.themeProperty().set(theme));
    openInvite();
    assertEquals(LAN.toString(), read(1));
    assertEquals(LAN.toString(), read(2));
    assertEquals("QR code with the link to join: " + LAN, fromFx(() -> code().getAccessibleText()));
  }

  @Test
  void theLongestLinkIsReadWithItsSecretWhichIsNotWritten() throws ReaderException {
    onFx(client::close);
    onFx(() -> open(new Address(JoinLink.parse("127.0.0.1:1"), List.of(SECRET))));
    openInvite();
    assertEquals(SECRET.complete(), read(1));
    assertFalse(
        fromFx(() -> ((Label) stage.getScene().lookup("#invite-link")).getText()).contains("#"));
  }

  @Test
  void theOtherNetworksAddressIsChosenByKeysAndCopied(FxRobot robot) throws ReaderException {
    openInvite();
    assertEquals("invite-copy", fromFx(() -> stage.getScene().getFocusOwner().getId()));
    robot.type(KeyCode.TAB);
    assertEquals("invite-ways", fromFx(() -> stage.getScene().getFocusOwner().getId()));
    onFx(() ->
        ((ComboBox<?>) stage.getScene().lookup("#invite-ways")).getSelectionModel().select(1));
    assertEquals(WLAN.toString(), read(1));
    onFx(() -> ((Button) stage.getScene().lookup("#invite-copy")).fire());
    assertEquals(WLAN.complete(), fromFx(() -> Clipboard.getSystemClipboard().getString()));
    robot.type(KeyCode.ESCAPE);
    assertFalse(fromFx(() -> stage.getScene().lookup("#invite") != null));
  }

  @Test
  void theHostIsToldWhatItsFirewallHasToLetIn() {
    openInvite();
    String words = fromFx(() -> ((Label) stage.getScene().lookup("#invite-firewall")).getText());
    assertTrue(words.contains("8787"), words);
    assertTrue(FirewallWords.on("Windows 11", 8787).contains("Windows"));
    assertTrue(FirewallWords.on("Mac OS X", 8787).contains("macOS"));
    assertTrue(FirewallWords.on("Linux", 8790).contains("ufw allow 8790/tcp"));
  }

  @Test
  void whoPlaysAloneInvitesNobody() {
    onFx(client::close);
    onFx(() -> open(Address.of(JoinLink.parse("127.0.0.1:1"))));
    assertFalse(fromFx(() -> stage.getScene().lookup("#invite-button").isVisible()));
  }
}
