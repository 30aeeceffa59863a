package com.fxbatchtrader.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Queries that are asked together, on each database as it is asked by the program.
class FlightTest {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void each_query_gets_its_own_answer_with_its_own_parameters(DatabaseKind kind) {
        try (TestDatabase test = TestDatabase.fresh(kind, new SystemPacing())) {
            Flight flight = test.database().flight();
            Flight.Answer<Integer> none =
                    flight.ask("select 1 as n where 1 = ?", params -> params.number(2), row -> row.getInt("n"));
            Flight.Answer<Integer> two =
                    flight.ask(
                            "select n from (values (1), (2), (3)) as v (n) where n <= ? order by n desc",
                            params -> params.number(2),
                            row -> row.getInt("n"));
            Flight.Answer<String> desk =
                    flight.ask("select zone from desk", Sql.Binding.NONE, row -> row.getString("zone"));
            test.database().inTransactionDo(session -> session.doWork(flight::run));

            assertThat(none.rows()).isEmpty();
            assertThat(two.rows()).containsExactly(2, 1);
            assertThat(desk.rows()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void the_failure_of_one_is_the_failure_of_all(DatabaseKind kind) {
        try (TestDatabase test = TestDatabase.fresh(kind, new SystemPacing())) {
            Flight flight = test.database().flight();
            flight.ask("select 1 as n", Sql.Binding.NONE, row -> row.getInt("n"));
            flight.ask("select 1 / cast(? as integer) as n", params -> params.number(0), row -> row.getInt("n"));

            assertThatThrownBy(() -> test.database().inTransactionDo(session -> session.doWork(flight::run)))
                    .hasStackTraceContaining("ivision by zero");
        }
    }

    private record Amount(Optional<UUID> id, String name, BigDecimal amount, Optional<Instant> at) {}

    private static final Bulk<Amount> INSERT =
            Bulk.<Amount>insertInto("amounts")
                    .idOf("id", Amount::id)
                    .text("name", Amount::name)
                    .decimal("amount", Amount::amount)
                    .timeOf("at", Amount::at)
                    .countOf("day_count", _ -> OptionalInt.of(7))
                    .numberOf("serial", _ -> OptionalLong.empty())
                    .dateOf("due", _ -> Optional.of(LocalDate.of(2026, 11, 24)))
                    .made();

    private static final Bulk<Amount> DOUBLE =
            Bulk.<Amount>update("amounts")
                    .decimal("amount = amount + ?", Amount::amount)
                    .where()
                    .text("name = ?", Amount::name)
                    .made();

    private static final List<Amount> ROWS =
            List.of(
                    new Amount(
                            Optional.of(new UUID(1, 2)),
                            "a \"b\", {c}\\ 'd'",
                            new BigDecimal("1.50"),
                            Optional.empty()),
                    new Amount(Optional.empty(), "null", new BigDecimal("1E+3"), Optional.of(Instant.EPOCH)));

    private static void table(TestDatabase test) throws SQLException {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table amounts (id uuid, name varchar(40), amount numeric(20,4), at timestamp with time"
                            + " zone, day_count integer, serial bigint, due date)");
        }
    }

    private static List<String> stored(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select * from amounts order by amount",
                Sql.Binding.NONE,
                row ->
                        Sql.idOf(row, "id").map(UUID::toString).orElse("-")
                                + " "
                                + row.getString("name")
                                + " "
                                + row.getBigDecimal("amount")
                                + " "
                                + Sql.timeOf(row, "at").map(Instant::toString).orElse("-")
                                + " "
                                + Sql.countOf(row, "day_count")
                                + Sql.numberOf(row, "serial")
                                + Sql.date(row, "due"));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void many_rows_are_written_as_they_are_together_and_one_by_one(DatabaseKind kind) throws SQLException {
        try (TestDatabase test = TestDatabase.fresh(kind, new SystemPacing())) {
            table(test);
            test.database()
                    .inTransactionDo(
                            session ->
                                    session.doWork(
                                            connection -> {
                                                Flight flight = test.database().flight();
                                                flight.change(INSERT, ROWS);
                                                flight.changeAll(DOUBLE, ROWS, IllegalStateException::new);
                                                flight.change(INSERT, List.of());
                                                flight.run(connection);
                                                List<String> together = stored(connection);
                                                Sql.one(
                                                        connection,
                                                        "delete from amounts where id is null",
                                                        Sql.Binding.NONE);
                                                Sql.one(
                                                        connection,
                                                        "delete from amounts where id is not null",
                                                        Sql.Binding.NONE);
                                                assertThat(INSERT.write(connection, ROWS)).isEqualTo(2);
                                                assertThat(DOUBLE.write(connection, ROWS)).isEqualTo(2);
                                                assertThat(stored(connection)).isEqualTo(together);
                                            }));
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void a_row_that_is_not_there_ends_it_with_what_was_to_be_said(DatabaseKind kind) throws SQLException {
        try (TestDatabase test = TestDatabase.fresh(kind, new SystemPacing())) {
            table(test);
            Flight many = test.database().flight();
            many.change(INSERT, ROWS.subList(0, 1));
            many.changeAll(DOUBLE, ROWS, () -> new IllegalStateException("one is missing"));
            assertThatThrownBy(() -> test.database().inTransactionDo(session -> session.doWork(many::run)))
                    .hasMessage("one is missing");

            Flight one = test.database().flight();
            one.changeOne(
                    "update amounts set amount = 1 where name = ?",
                    params -> params.text("nobody"),
                    () -> new IllegalStateException("nobody is missing"));
            assertThatThrownBy(() -> test.database().inTransactionDo(session -> session.doWork(one::run)))
                    .hasMessage("nobody is missing");
        }
    }
}
