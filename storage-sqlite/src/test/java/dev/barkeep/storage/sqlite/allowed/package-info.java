/**
 * The proof that the conformance kit demands what the contract says and no more: a good storage that is made to behave in other
 * ways, each of which the contract allows, and a test that the kit passes it.
 */
@NullMarked
package dev.barkeep.storage.sqlite.allowed;

import org.jspecify.annotations.NullMarked;
