/** What is doubtful in stored bars: holes, stale series, moves, volumes and prices. It is only told, never mended. */
@NullMarked
package dev.barkeep.storage.cli.look.quality;

import org.jspecify.annotations.NullMarked;
