/// The window's header: who this machine is connected to, how others join, whether it sounds.
@NullMarked
package org.trillsymbiont.client.view.session;

import org.jspecify.annotations.NullMarked;
