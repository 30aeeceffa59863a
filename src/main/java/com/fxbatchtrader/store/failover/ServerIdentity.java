package com.fxbatchtrader.store.failover;

import java.util.Optional;
import java.util.OptionalLong;

/// Which server a database lies on. What a server does not tell is empty, and is not compared.
///
/// @param systemId the cluster: the same on primary and standby, another one after a dump was restored elsewhere
/// @param timeline in force: each promotion and each recovery to a point in time begins a new one
/// @param database within the cluster: a dump that was restored beside the original has another one
public record ServerIdentity(Optional<String> systemId, OptionalLong timeline, OptionalLong database) {

    /// Nothing is known.
    public static final ServerIdentity UNKNOWN =
            new ServerIdentity(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    /// Whether both tell something and it is not the same.
    public boolean differsFrom(ServerIdentity other) {
        boolean system =
                systemId.isPresent() && other.systemId.isPresent() && !systemId.get().equals(other.systemId.get());
        return system || differ(timeline, other.timeline) || differ(database, other.database);
    }

    private static boolean differ(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent() && one.getAsLong() != other.getAsLong();
    }

    /// This, with what only the other one tells.
    public ServerIdentity orElse(ServerIdentity other) {
        return new ServerIdentity(
                systemId.or(() -> other.systemId),
                timeline.isPresent() ? timeline : other.timeline,
                database.isPresent() ? database : other.database);
    }

    /// What kind of change it is, from this to another one.
    String changeTo(ServerIdentity now) {
        if (systemId.isPresent() && now.systemId.isPresent() && !systemId.equals(now.systemId)) {
            return "another server, or one made anew";
        }
        return differ(database, now.database)
                ? "another database of the same server, as a restored dump is"
                : "a standby was promoted, or an older state restored";
    }

    @Override
    public String toString() {
        return "system "
                + systemId.orElse("unknown")
                + ", timeline "
                + shown(timeline)
                + ", database "
                + shown(database);
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "unknown";
    }
}
