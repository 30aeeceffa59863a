package com.fxbatchtrader.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a database is: a file of one workstation, memory (tests), or a server. Made by [DatabaseSettings].
public sealed interface DatabaseLocation {

    /// The address for people: no options, no user, no secret.
    String shown();

    /// An H2 database in a file. The path is absolute and without H2's ending `.mv.db`.
    record H2File(Path path) implements DatabaseLocation {
        public H2File {
            path = path.toAbsolutePath().normalize();
            if (path.getFileName() == null || path.toString().indexOf(';') >= 0) {
                throw new DatabaseException(
                        DatabaseException.Kind.REFUSED_URL,
                        "the database path '"
                                + path
                                + "' must name a file and have no semicolon: H2 would read the rest of it as an"
                                + " option");
            }
        }

        /// The file that holds the data.
        public Path dataFile() {
            return path.resolveSibling(path.getFileName() + ".mv.db");
        }

        /// The note beside it that says which process has it.
        public Path ownerFile() {
            return path.resolveSibling(path.getFileName() + ".owner");
        }

        @Override
        public String shown() {
            return dataFile().toString();
        }
    }

    /// An H2 database in memory, gone when it is closed. For tests and rehearsals.
    record H2Memory(String name) implements DatabaseLocation {
        @Override
        public String shown() {
            return "H2 in memory (" + name + ")";
        }
    }

    /// A PostgreSQL server, or several hosts of which the primary is taken (`host:port,host:port`).
    record PostgresServer(String hosts, String database, Map<String, String> options) implements DatabaseLocation {
        public PostgresServer {
            options = Map.copyOf(options);
        }

        /// The address with the options of the URL that are allowed there, and none of ours.
        String jdbcUrl() {
            String query =
                    new TreeMap<>(options)
                            .entrySet().stream()
                                    .map(option -> option.getKey() + "=" + option.getValue())
                                    .collect(Collectors.joining("&"));
            return "jdbc:postgresql://" + hosts + "/" + database + (query.isEmpty() ? "" : "?" + query);
        }

        @Override
        public String shown() {
            return "postgresql://" + hosts + "/" + database;
        }
    }
}
