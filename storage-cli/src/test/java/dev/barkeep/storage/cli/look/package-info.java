@NullMarked
package dev.barkeep.storage.cli.look;

import org.jspecify.annotations.NullMarked;
