/// The wave of what this computer plays.
@NullMarked
package org.trillsymbiont.client.view.scope;

import org.jspecify.annotations.NullMarked;
