/// The window: views render the state and dispatch gestures.
@NullMarked
package org.trillsymbiont.client.view;

import org.jspecify.annotations.NullMarked;
