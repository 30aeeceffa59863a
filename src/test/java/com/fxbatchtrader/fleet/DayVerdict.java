package com.fxbatchtrader.fleet;

import com.fxbatchtrader.judge.Claim;
import com.fxbatchtrader.judge.Verdict;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.check.CounterCheck;
import com.fxbatchtrader.store.sql.Sql;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Everything that a day is judged by: each counter with what was found for it, in words.
final class DayVerdict {

    private static final String TRADES =
            """
            select t.id, t.cif, t.amount, t.status, t.reason_code, t.bank_rate, t.client_rate, t.base_amount,
                (select string_agg(a.booking_key::text, ' ' order by a.number) from booking_attempt a
                    where a.trade_id = t.id) as keys,
                (select a.bank_transaction_id from booking_attempt a where a.trade_id = t.id
                    and a.outcome = 'BOOKED') as bank_id from trade t
            """;

    private static final String LEFT_OVER =
            """
            select 'batch ' || id || ' is ' || status || ', locked by ' || coalesce(locked_by, 'nobody') || ', '
                || current_concurrent_trades || ' run' from batch
            where status not in ('SUCCESS', 'PARTIAL_SUCCESS', 'FAILED', 'CANCELLED') or locked_by is not null
                or current_concurrent_trades <> 0 or next_check_at is not null or requested_state is not null
            """;

    private static final String IDLE =
            """
            select 'version ' || seq || ' of batch ' || batch_id || ': ' || running || ' run, and nobody has it'
            from fleet_row where locked_by is null and running <> 0
            """;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Yard yard;
    private final Fleet fleet;
    private final Day day;
    private final Map<String, List<String>> counters = new LinkedHashMap<>();
    private String figures = "";

    private DayVerdict(Yard yard, Fleet fleet, Day day) {
        this.yard = yard;
        this.fleet = fleet;
        this.day = day;
    }

    /// Judges a day whose workers have all ended.
    static DayVerdict of(Yard yard, Fleet fleet, Day day) {
        DayVerdict verdict = new DayVerdict(yard, fleet, day);
        verdict.judge();
        return verdict;
    }

    private void judge() {
        Verdict bank = fleet.bank().judge().judge(day.kills(), yard.trades(), claims());
        Map<UUID, List<LogEvent>> streams = yard.witness().streams();
        History history = yard.witness().history();
        OrderJudge order = new OrderJudge(history, day.spells()).judge();
        StreamJudge judged = judged(streams);
        figures =
                "batches=%d trades=%d operations=%d done=%d kills=%d takeovers=%d claims=%d compared=%d"
                        .formatted(
                                yard.limits().size(),
                                bank.trades(),
                                day.operations().size(),
                                day.operations().stream().filter(o -> o.answer() == Operation.Answer.DONE).count(),
                                day.kills(),
                                judged.takeovers(),
                                order.claims(),
                                order.compared());
        counters.put("duplicates", kind(bank, "DUPLICATE"));
        counters.put("losses", kind(bank, "LOSS"));
        counters.put("wrong", kind(bank, "WRONG"));
        counters.put("unresolved", kind(bank, "UNRESOLVED"));
        counters.put("overtakes", order.findings());
        counters.put("fences", judged.fences());
        List<String> twofold = new ArrayList<>(judged.twofold());
        twofold.addAll(yard.witness().stale());
        counters.put("twofold", twofold);
        counters.put("overlimit", judged.overlimit());
        counters.put("idlerunning", yard.witness().texts(IDLE));
        List<String> load = new ArrayList<>(LoadJudge.batches(history, owner -> fleet.of(owner).size().batches()));
        load.addAll(LoadJudge.trades(all(streams), owner -> fleet.of(owner).size().trades()));
        counters.put("overload", load);
        counters.put("places", places(streams, history));
        counters.put("operators", contradictions(streams));
        counters.put("leftover", yard.witness().texts(LEFT_OVER));
        List<String> damage = new ArrayList<>();
        new ChainCheck(yard.stage().database()).all().forEach(finding -> damage.add(finding.toString()));
        new CounterCheck(yard.stage().database()).all().forEach(finding -> damage.add(finding.toString()));
        counters.put("damage", damage);
        counters.put("problems", day.problems());
    }

    private static List<String> kind(Verdict bank, String kind) {
        return bank.lines().stream().filter(line -> line.startsWith(kind)).toList();
    }

    private static List<LogEvent> all(Map<UUID, List<LogEvent>> streams) {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    private StreamJudge judged(Map<UUID, List<LogEvent>> streams) {
        StreamJudge judge = new StreamJudge();
        yard.witness()
                .read(
                        "select id, fence from batch",
                        row -> {
                            UUID id = Sql.id(row, "id");
                            judge.judge(streams.get(id), yard.limits().get(id), row.getLong("fence"));
                        });
        return judge;
    }

    private List<String> places(Map<UUID, List<LogEvent>> streams, History history) {
        PlaceJudge judge = new PlaceJudge();
        boolean renumbered = all(streams).stream().anyMatch(one -> one.kind().name().equals("QUEUE_RENUMBERED"));
        for (List<RowVersion> versions : history.batches()) {
            // a new numbering changes places without an event of the batch
            if (!renumbered) {
                UUID id = versions.getFirst().batch();
                judge.judge(streams.get(id), told(versions.getFirst()), told(versions.getLast()));
            }
        }
        return judge.findings();
    }

    private static PlaceJudge.Told told(RowVersion version) {
        return new PlaceJudge.Told(version.place().priority(), version.place().position());
    }

    private List<String> contradictions(Map<UUID, List<LogEvent>> streams) {
        Map<String, List<LogEvent>> byActor =
                all(streams).stream()
                        .filter(event -> event.actor().endsWith("@fleet"))
                        .collect(Collectors.groupingBy(LogEvent::actor));
        List<String> found = new ArrayList<>();
        for (Operation one : day.operations()) {
            List<LogEvent> own =
                    byActor.getOrDefault(one.actor(), List.of()).stream()
                            .filter(event -> one.batch().map(event.batch()::equals).orElse(true))
                            .toList();
            one.contradiction(own).ifPresent(found::add);
        }
        Set<String> known = day.operations().stream().map(Operation::actor).collect(Collectors.toSet());
        byActor.keySet().stream()
                .filter(actor -> !known.contains(actor))
                .forEach(actor -> found.add("nobody has ordered in the name of " + actor));
        return found;
    }

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        yard.witness()
                .read(
                        TRADES,
                        row -> {
                            @Nullable String keys = row.getString("keys");
                            claims.add(
                                    new Claim(
                                            row.getString("id"),
                                            row.getString("cif"),
                                            row.getBigDecimal("amount"),
                                            row.getString("status"),
                                            Sql.text(row, "reason_code"),
                                            keys == null ? List.of() : List.of(keys.split(" ", -1)),
                                            Sql.text(row, "bank_id"),
                                            row.getBigDecimal("bank_rate"),
                                            row.getBigDecimal("client_rate"),
                                            row.getBigDecimal("base_amount")));
                        });
        return claims;
    }

    /// Whether nothing was found.
    boolean clean() {
        return counters.values().stream().allMatch(List::isEmpty);
    }

    /// The one line.
    @Override
    public String toString() {
        return "FLEET "
                + figures
                + counters.entrySet().stream()
                        .map(entry -> " " + entry.getKey() + "=" + entry.getValue().size())
                        .collect(Collectors.joining());
    }

    /// The line and everything that was found.
    String report() {
        StringBuilder text = new StringBuilder(toString());
        counters.forEach(
                (name, found) ->
                        found.stream()
                                .limit(40)
                                .forEach(line -> text.append("\n  ").append(name).append(": ").append(line)));
        return text.toString();
    }

    /// Leaves the events and the rows of every batch that a finding names.
    void leaveEvidence(Path folder) throws IOException {
        Files.writeString(folder.resolve("verdict.txt"), report());
        Set<UUID> named =
                ID.matcher(report()).results().map(found -> UUID.fromString(found.group())).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        yard.witness()
                .streams()
                .forEach(
                        (id, stream) -> {
                            if (named.contains(id)) {
                                stream.forEach(event -> lines.add(event.toString()));
                                lines.addAll(
                                        yard.witness()
                                                .texts(
                                                        "select r::text from fleet_row r where batch_id = '"
                                                                + id
                                                                + "' order by seq"));
                            }
                        });
        Files.write(folder.resolve("batches.txt"), lines);
    }
}
