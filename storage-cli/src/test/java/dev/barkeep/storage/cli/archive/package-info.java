@NullMarked
package dev.barkeep.storage.cli.archive;

import org.jspecify.annotations.NullMarked;
