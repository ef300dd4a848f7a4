/**
 * What is stored: seven immutable records, the rules of their values ({@link dev.barkeep.storage.model.FieldRules}), and
 * what the storage adds to a row. A record that exists is valid; nothing here knows of a database.
 */
@NullMarked
package dev.barkeep.storage.model;

import org.jspecify.annotations.NullMarked;
