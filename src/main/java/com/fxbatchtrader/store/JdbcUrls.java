package com.fxbatchtrader.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes JDBC addresses apart. What is not known to be harmless is refused: an option of a driver can run a script,
/// load a class, or switch off what the promises of the product rest on. A refusal names the option, never its value,
/// for that may be a secret.
final class JdbcUrls {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /// How to encrypt and whom to trust, and where the tables are. Time-outs, addresses of sockets and classes, logging
    /// and session settings are ours.
    static final List<String> POSTGRESQL_OPTIONS =
            List.of(
                    "channelBinding",
                    "currentSchema",
                    "gssEncMode",
                    "sslcert",
                    "sslkey",
                    "sslmode",
                    "sslnegotiation",
                    "sslrootcert");

    /// Two letters and more before a colon: a file system of H2 (`nio:`, `zip:`, `split:`) or a server (`tcp:`,
    /// `ssl:`). One letter is a Windows drive.
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9]+:.*", Pattern.DOTALL);

    private static final Pattern HOSTS =
            Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.$%-]{1,63}");
    private static final Pattern VALUE = Pattern.compile("[^&?;\\s\\p{Cntrl}]{0,1024}");

    private JdbcUrls() {}

    static DatabaseLocation parse(String url) {
        if (url.startsWith(H2)) {
            return h2(url.substring(H2.length()));
        }
        if (url.startsWith(POSTGRESQL)) {
            return postgresql(url.substring(POSTGRESQL.length()));
        }
        throw refused("a database address begins with jdbc:h2: (a file) or jdbc:postgresql: (a server)");
    }

    private static DatabaseLocation h2(String rest) {
        int semicolon = rest.indexOf(';');
        if (semicolon >= 0) {
            throw refused(
                    "option '"
                            + optionName(rest.substring(semicolon + 1), ";")
                            + "' is not allowed in the address"
                            + " of an H2 database: leave out everything from the first ';' on");
        }
        if (rest.startsWith("mem:")) {
            return new DatabaseLocation.H2Memory(rest.substring("mem:".length()));
        }
        String path = withoutPrefix(withoutPrefix(rest, "async:"), "file:");
        if (SCHEME.matcher(path).matches()) {
            throw refused(
                    "an H2 database must be a plain file, not '"
                            + path.substring(0, path.indexOf(':')).toLowerCase(Locale.ROOT)
                            + ":'; write jdbc:h2:/path/to/file");
        }
        if (path.isBlank()) {
            throw refused("the address jdbc:h2: names no file; write jdbc:h2:/path/to/file");
        }
        return new DatabaseLocation.H2File(pathOf(path));
    }

    private static Path pathOf(String path) {
        try {
            boolean home = path.equals("~") || path.startsWith("~/") || path.startsWith("~\\");
            return home ? Path.of(System.getProperty("user.home"), path.substring(1)) : Path.of(path);
        } catch (InvalidPathException e) {
            throw new DatabaseException(
                    DatabaseException.Kind.REFUSED_URL, "'" + path + "' is not a path of this system", e);
        }
    }

    private static DatabaseLocation postgresql(String rest) {
        if (!rest.startsWith("//")) {
            throw refused("write jdbc:postgresql://host:port/database");
        }
        int question = rest.indexOf('?');
        String address = question < 0 ? rest.substring(2) : rest.substring(2, question);
        if (address.indexOf('@') >= 0) {
            throw refused(
                    "a user or password in the address of a database is not allowed: give them by"
                            + " FXBATCH_DB_USER and FXBATCH_DB_PASSWORD");
        }
        int slash = address.indexOf('/');
        if (slash <= 0 || !DATABASE.matcher(address.substring(slash + 1)).matches()) {
            throw refused(
                    "the address of the server names no host or no database; write"
                            + " jdbc:postgresql://host:port/database");
        }
        String hosts = address.substring(0, slash);
        for (String host : hosts.split(",", -1)) {
            if (!HOSTS.matcher(host).matches()) {
                throw refused(
                        "the host in the address of the server is not one; write"
                                + " jdbc:postgresql://host:port/database");
            }
        }
        return new DatabaseLocation.PostgresServer(
                hosts, address.substring(slash + 1), question < 0 ? Map.of() : options(rest.substring(question + 1)));
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        for (String option : query.split("&", -1)) {
            String name = optionName(option, "&");
            int equals = option.indexOf('=');
            if (equals < 0 || !POSTGRESQL_OPTIONS.contains(name)) {
                throw refused(
                        "option '"
                                + name
                                + "' is not allowed in the address of a database (allowed: "
                                + String.join(", ", POSTGRESQL_OPTIONS)
                                + "); user and password are given by FXBATCH_DB_USER"
                                + " and FXBATCH_DB_PASSWORD");
            }
            String value = option.substring(equals + 1);
            if (!VALUE.matcher(value).matches() || options.putIfAbsent(name, value) != null) {
                throw refused("option '" + name + "' in the address of the database is given twice or malformed");
            }
        }
        return options;
    }

    /// The name only: what follows `=` may be a secret. A piece without `=` may be one as well, so only letters are
    /// shown, and few.
    private static String optionName(String option, String separator) {
        String first = option.split(Pattern.quote(separator), -1)[0];
        int equals = first.indexOf('=');
        return equals > 0 && first.substring(0, equals).matches("[A-Za-z_.]{1,40}") ? first.substring(0, equals) : "…";
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static DatabaseException refused(String message) {
        return new DatabaseException(DatabaseException.Kind.REFUSED_URL, message);
    }
}
