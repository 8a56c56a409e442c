@NullMarked
package org.trillsymbiont.client.view.start;

import org.jspecify.annotations.NullMarked;
