/**
 * The operator's tool: the command line, and how errors show. Each package below has commands of one topic; they use the API of
 * the storage, the import of former files and the kit, and know no backend.
 */
@NullMarked
package dev.barkeep.storage.cli;

import org.jspecify.annotations.NullMarked;
