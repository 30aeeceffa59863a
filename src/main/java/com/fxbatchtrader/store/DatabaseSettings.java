package com.fxbatchtrader.store;

import java.nio.file.Path;
import java.time.ZoneId;

/// Which database, as whom, and for which owner. Its text form holds no secret.
///
/// @param location where the database is
/// @param user the database user
/// @param password the database user's password, or empty
/// @param owner the name of this process (`host:pid:random`); other processes are told it
/// @param deskZone the time zone that a new desk is born with; a desk that is there keeps its own
/// @param timeouts how long the database may take
public record DatabaseSettings(
        DatabaseLocation location,
        String user,
        String password,
        String owner,
        ZoneId deskZone,
        DatabaseTimeouts timeouts) {

    private static final String H2_USER = "sa";

    /// Takes a JDBC address apart: `jdbc:h2:` with a file (or `mem:` and a name), or `jdbc:postgresql:`.
    ///
    /// @param user the database user; empty takes H2's own default, and is refused for a server
    /// @throws DatabaseException REFUSED_URL when the address is malformed, or holds a user, a password or an option
    ///   that is not allowed there
    public static DatabaseSettings parse(String url, String user, String password) {
        DatabaseLocation location = JdbcUrls.parse(url.strip());
        if (user.isEmpty() && location instanceof DatabaseLocation.PostgresServer) {
            throw new DatabaseException(
                    DatabaseException.Kind.REFUSED_URL,
                    "the database "
                            + location.shown()
                            + " needs a user: set FXBATCH_DB_USER (and FXBATCH_DB_PASSWORD)");
        }
        return of(location, user.isEmpty() ? H2_USER : user, password);
    }

    /// An H2 database in a file; the path is given without H2's ending.
    public static DatabaseSettings h2File(Path path) {
        return of(new DatabaseLocation.H2File(path), H2_USER, "");
    }

    /// An H2 database in memory.
    public static DatabaseSettings h2Memory(String name) {
        return of(new DatabaseLocation.H2Memory(name), H2_USER, "");
    }

    private static DatabaseSettings of(DatabaseLocation location, String user, String password) {
        return new DatabaseSettings(
                location,
                user,
                password,
                "pid:" + ProcessHandle.current().pid(),
                ZoneId.of("Africa/Johannesburg"),
                DatabaseTimeouts.DEFAULT);
    }

    /// The same for another owner.
    public DatabaseSettings ownedBy(String otherOwner) {
        return new DatabaseSettings(location, user, password, otherOwner, deskZone, timeouts);
    }

    /// The same with another zone for a desk that is yet to be born.
    public DatabaseSettings withDeskZone(ZoneId otherZone) {
        return new DatabaseSettings(location, user, password, owner, otherZone, timeouts);
    }

    /// The same with other time-outs.
    public DatabaseSettings withTimeouts(DatabaseTimeouts otherTimeouts) {
        return new DatabaseSettings(location, user, password, owner, deskZone, otherTimeouts);
    }

    @Override
    public String toString() {
        return location.shown() + " as " + user + " for " + owner;
    }
}
