package dev.barkeep.storage.mybatis.repository.misspelt;

/** Marks the folder of statements. */
public final class Misspelt {

    private Misspelt() {}
}
