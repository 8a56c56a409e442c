/// The help panel.
@NullMarked
package org.trillsymbiont.client.view.help;

import org.jspecify.annotations.NullMarked;
