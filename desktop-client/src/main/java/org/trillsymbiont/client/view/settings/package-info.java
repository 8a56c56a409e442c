/// The settings of this computer, in one place.
@NullMarked
package org.trillsymbiont.client.view.settings;

import org.jspecify.annotations.NullMarked;
