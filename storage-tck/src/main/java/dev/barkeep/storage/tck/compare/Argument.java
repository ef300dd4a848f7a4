package dev.barkeep.storage.tck.compare;

/**
 * An argument of a step: what it means is found when the step is made. So "the id of the third row" means something in
 * every program, also when steps before it were left out.
 */
@FunctionalInterface
interface Argument {

    Given given(Player player);

    /** A value that means the same everywhere. */
    static Argument of(Given given) {
        return player -> given;
    }
}
