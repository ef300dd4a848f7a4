/** The versions of the tables, what a storage is, and whether it keeps the contract. */
@NullMarked
package dev.barkeep.storage.cli.schema;

import org.jspecify.annotations.NullMarked;
