/// Who advances the shared step.
@NullMarked
package org.trillsymbiont.client.transport;

import org.jspecify.annotations.NullMarked;
