/// The menu bar: everything the window can do, in words, with its keys.
@NullMarked
package org.trillsymbiont.client.view.menu;

import org.jspecify.annotations.NullMarked;
