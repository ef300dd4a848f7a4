/**
 * The proof that the conformance kit finds what is wrong: a good storage that is made to misbehave in named ways, and a test
 * that each way is caught by the rules that it breaks and by no others.
 */
@NullMarked
package dev.barkeep.storage.sqlite.faults;

import org.jspecify.annotations.NullMarked;
