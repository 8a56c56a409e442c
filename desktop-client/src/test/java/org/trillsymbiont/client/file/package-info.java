@NullMarked
package org.trillsymbiont.client.file;

import org.jspecify.annotations.NullMarked;
