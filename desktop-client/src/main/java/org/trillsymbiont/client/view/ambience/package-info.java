/// The room's voice set, reverb and chorus.
@NullMarked
package org.trillsymbiont.client.view.ambience;

import org.jspecify.annotations.NullMarked;
