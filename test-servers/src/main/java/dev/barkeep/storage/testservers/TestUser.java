package dev.barkeep.storage.testservers;

/** A user of a server who may do in a database what was granted and no more; gone when closed. */
public final class TestUser implements AutoCloseable {

    private static final String PASSWORD = "us3r";

    private final TestServer server;
    private final String database;
    private final String name;

    /**
     * Makes the user.
     *
     * @param server where
     * @param database the name of a database, which has no other user of a test; on PostgreSQL that of a schema
     * @param grants each what stands in SQL between {@code GRANT} and {@code TO}
     */
    public TestUser(TestServer server, String database, String... grants) {
        this.server = server;
        this.database = database;
        this.name = "u_" + database.substring(database.length() - 16);
        server.execute("CREATE USER " + name + (isPostgres() ? " PASSWORD '" : " IDENTIFIED BY '") + PASSWORD + "'");
        for (String grant : grants) {
            server.execute("GRANT " + grant + " TO " + name);
        }
    }

    /**
     * Makes a user who may read and nothing else.
     *
     * @param server where
     * @param database the name of a database that has its tables; on PostgreSQL that of a schema
     * @return the user, whom the caller closes
     */
    public static TestUser reader(TestServer server, String database) {
        return server.kind() == ServerKind.POSTGRESQL
                ? new TestUser(
                        server, database, "USAGE ON SCHEMA " + database, "SELECT ON ALL TABLES IN SCHEMA " + database)
                : new TestUser(server, database, "SELECT ON " + database + ".*");
    }

    /**
     * Gives the URL of the database with the user's login.
     *
     * @return the library's URL
     */
    public String url() {
        ServerUrl url = ServerUrl.parse(server.url(database));
        return new ServerUrl(url.scheme(), name + ":" + PASSWORD, url.address(), url.database(), url.query())
                .toString();
    }

    @Override
    public void close() {
        if (isPostgres()) {
            server.execute("DROP OWNED BY " + name);
        }
        server.execute("DROP USER " + name);
    }

    private boolean isPostgres() {
        return server.kind() == ServerKind.POSTGRESQL;
    }
}
