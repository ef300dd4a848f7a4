/** A good storage behind proxies that make it behave otherwise, wrongly or as the contract allows, and the kit on it. */
@NullMarked
package dev.barkeep.storage.sqlite.proxy;

import org.jspecify.annotations.NullMarked;
