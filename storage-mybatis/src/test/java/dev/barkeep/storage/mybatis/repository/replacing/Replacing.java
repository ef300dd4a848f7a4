package dev.barkeep.storage.mybatis.repository.replacing;

/** Marks the folder of statements. */
public final class Replacing {

    private Replacing() {}
}
