/// What the app remembers of this computer from one start to the next.
@NullMarked
package org.trillsymbiont.client.settings;

import org.jspecify.annotations.NullMarked;
