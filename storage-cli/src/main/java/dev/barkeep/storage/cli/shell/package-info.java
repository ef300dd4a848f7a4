/** What commands are started from and how they end, and which database they are about. */
@NullMarked
package dev.barkeep.storage.cli.shell;

import org.jspecify.annotations.NullMarked;
