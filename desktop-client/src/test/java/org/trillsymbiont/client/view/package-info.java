/// Tests of the window on JavaFX's Headless platform.
@NullMarked
package org.trillsymbiont.client.view;

import org.jspecify.annotations.NullMarked;
