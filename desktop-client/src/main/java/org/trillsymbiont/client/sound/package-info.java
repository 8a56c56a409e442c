/// The instrument's sound: the JDK's software synthesizer with a SoundFont made in memory, between
/// a clock of frames and the sound device. How it works, with its figures, is told in
/// `docs/sound.md`.
@NullMarked
package org.trillsymbiont.client.sound;

import org.jspecify.annotations.NullMarked;
