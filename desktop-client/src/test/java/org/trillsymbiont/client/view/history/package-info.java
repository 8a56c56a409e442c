/// Tests of the history panel's parts.
@NullMarked
package org.trillsymbiont.client.view.history;

import org.jspecify.annotations.NullMarked;
