@NullMarked
package dev.barkeep.storage.cli.shell;

import org.jspecify.annotations.NullMarked;
