package com.fxbatchtrader.service.doctor;

import com.fxbatchtrader.service.SchemaCheck;
import com.fxbatchtrader.service.doctor.Finding.Area;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.check.SchemaFacts;
import com.fxbatchtrader.store.check.ServerExam;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.desk.DeskState;
import com.fxbatchtrader.store.failover.Blocked;
import com.fxbatchtrader.store.postgresql.ServerFacts;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Examines an open database. Changes nothing.
public final class DatabaseExam {

    private static final Set<String> OFF = Set.of("0", "0ms");
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

    private final Database database;
    private final Pacing pacing;

    public DatabaseExam(Database database, Pacing pacing) {
        this.database = database;
        this.pacing = pacing;
    }

    /// Everything about it.
    ///
    /// @param deep recompute chains of events, counters and attempts too
    public List<Finding> findings(boolean deep) {
        List<Finding> findings = new ArrayList<>();
        SchemaFacts facts = SchemaFacts.of(database);
        findings.add(
                Finding.good(
                        Area.DATABASE, "schema", facts.database() + ", schema " + facts.version() + ", as needed"));
        database.server()
                .ifPresentOrElse(
                        server -> findings.addAll(server(server, ServerExam.of(database))), () -> findings.add(file()));
        DeskState desk = new DeskBook(database).state();
        findings.add(clock(desk));
        findings.add(new DeskBook(database).blocked().map(DatabaseExam::blocked).orElseGet(() -> stop(desk)));
        if (deep) {
            findings.addAll(deep());
        }
        return findings;
    }

    private static Finding file() {
        return Finding.good(
                Area.DATABASE,
                "durability",
                "each commit is written at once (read back at the opening), each intent through to the disk");
    }

    private static List<Finding> server(ServerFacts server, ServerExam exam) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                server.fsync()
                        ? Finding.good(Area.DATABASE, "fsync", "the server writes through to its disk")
                        : Finding.bad(
                                Area.DATABASE,
                                "fsync",
                                "the server does not write through to its disk: a power cut loses bookings",
                                "set fsync = on in postgresql.conf and restart the server"));
        findings.add(
                server.pooled()
                        ? Finding.bad(
                                Area.DATABASE,
                                "pooler",
                                "a pooler that hands connections on stands before the server: our session settings"
                                        + " are lost",
                                "name the server itself in --db, or set the pooler to session mode")
                        : Finding.good(Area.DATABASE, "pooler", "none in between"));
        findings.add(
                server.standby()
                        ? Finding.bad(
                                Area.DATABASE,
                                "role",
                                "this server replays another one and takes no writes",
                                "name the primary in --db, or both servers")
                        : Finding.good(Area.DATABASE, "role", "primary, PostgreSQL " + server.shownVersion()));
        findings.add(timeouts(exam.inForce()));
        findings.add(replication(server, exam));
        findings.add(
                server.systemId().isPresent() && server.timeline().isPresent()
                        ? Finding.good(
                                Area.DATABASE,
                                "identity",
                                "system "
                                        + server.systemId().get()
                                        + ", timeline "
                                        + server.timeline().getAsLong()
                                        + ": a failover or a restore can be seen")
                        : Finding.unknown(
                                Area.DATABASE,
                                "identity",
                                "the server does not tell its system id and timeline: a failover can't be seen",
                                "grant execute on function pg_control_system, pg_walfile_name, pg_current_wal_lsn to"
                                        + " this user"));
        return findings;
    }

    private static Finding timeouts(Map<String, String> inForce) {
        List<String> missing =
                List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "socketTimeout")
                        .stream()
                        .filter(name -> OFF.contains(inForce.getOrDefault(name, "0")))
                        .toList();
        return missing.isEmpty()
                ? Finding.good(
                        Area.DATABASE,
                        "time-outs",
                        "in force: lock "
                                + inForce.get("lock_timeout")
                                + ", statement "
                                + inForce.get("statement_timeout")
                                + ", idle transaction "
                                + inForce.get("idle_in_transaction_session_timeout")
                                + ", socket "
                                + inForce.get("socketTimeout"))
                : Finding.bad(
                        Area.DATABASE,
                        "time-outs",
                        "not in force: " + String.join(", ", missing),
                        "something between this program and the server drops session settings; connect directly");
    }

    private static Finding replication(ServerFacts server, ServerExam exam) {
        boolean waits =
                !server.synchronousStandbys().isBlank()
                        && !List.of("off", "local").contains(exam.inForce().get("synchronous_commit"));
        if (exam.standbys() == 0) {
            return waits
                    ? Finding.bad(
                            Area.DATABASE,
                            "synchronous replication",
                            "commits wait for a standby, and none is connected",
                            "bring the standby back, or take it out of synchronous_standby_names")
                    : Finding.unknown(
                            Area.DATABASE,
                            "synchronous replication",
                            "no standby is seen (a server tells it only to users with pg_monitor)",
                            "with a standby, set synchronous_standby_names: else a failover loses bookings");
        }
        return waits
                ? Finding.good(Area.DATABASE, "synchronous replication", "each commit waits for a standby")
                : Finding.bad(
                        Area.DATABASE,
                        "synchronous replication",
                        exam.standbys() + " standby, and commits do not wait for it: a failover loses bookings",
                        "set synchronous_standby_names and synchronous_commit = on");
    }

    private Finding clock(DeskState desk) {
        Duration apart = Duration.between(pacing.instant(), desk.now()).abs();
        String text = "this machine and the database are " + apart.toMillis() + " ms apart";
        return apart.compareTo(CLOCKS_APART) <= 0
                ? Finding.good(Area.CLOCK, "database", text)
                : Finding.warning(
                        Area.CLOCK,
                        "database",
                        text + "; no lock rests on it, but times in logs and on screen do",
                        "let this machine's clock be set by the network (NTP)");
    }

    private static Finding blocked(Blocked blocked) {
        return Finding.bad(
                Area.DATABASE,
                "desk",
                "the desk is " + blocked.words(),
                blocked.progress().complete()
                        ? "fxbatch start --reason TEXT"
                        : "leave a worker running until all is matched: fxbatch worker");
    }

    private static Finding stop(DeskState desk) {
        return desk.stop()
                .map(why -> Finding.warning(Area.DATABASE, "desk", "the desk is " + why, "fxbatch start --reason TEXT"))
                .orElseGet(() -> Finding.good(Area.DATABASE, "desk", "trading is not stopped"));
    }

    private List<Finding> deep() {
        List<String> wrong = new SchemaCheck(database).everything().findings();
        if (wrong.isEmpty()) {
            return List.of(
                    Finding.good(
                            Area.DATABASE,
                            "contents",
                            "all chains of events, counters and attempts are as recomputed"));
        }
        return wrong.stream()
                .map(one -> Finding.bad(Area.DATABASE, "contents", one, "stop trading and call support"))
                .toList();
    }
}
