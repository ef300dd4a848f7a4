/** What goes when it is old, and the space that it leaves. */
@NullMarked
package dev.barkeep.storage.cli.keep;

import org.jspecify.annotations.NullMarked;
