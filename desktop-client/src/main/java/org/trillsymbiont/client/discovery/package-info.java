/// Sessions that are found without being told their address.
@NullMarked
package org.trillsymbiont.client.discovery;

import org.jspecify.annotations.NullMarked;
