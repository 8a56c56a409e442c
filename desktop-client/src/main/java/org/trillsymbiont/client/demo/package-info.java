/// A short jam of two clients that needs neither a screen nor a sound card.
@NullMarked
package org.trillsymbiont.client.demo;

import org.jspecify.annotations.NullMarked;
