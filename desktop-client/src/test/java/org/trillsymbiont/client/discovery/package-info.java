@NullMarked
package org.trillsymbiont.client.discovery;

import org.jspecify.annotations.NullMarked;
