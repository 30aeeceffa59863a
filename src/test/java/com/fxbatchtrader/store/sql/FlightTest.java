package com.fxbatchtrader.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Queries that are asked together, on each database as it is asked by the program.
class FlightTest {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void each_query_gets_its_own_answer_with_its_own_parameters(DatabaseKind kind) {
        try (TestDatabase test = TestDatabase.fresh(kind, new SystemPacing())) {
            Flight flight = test.database().flight();
            Flight.Leg<Integer> none =
                    flight.ask("select 1 as n where 1 = ?", params -> params.number(2), row -> row.getInt("n"));
            Flight.Leg<Integer> two =
                    flight.ask(
                            "select n from (values (1), (2), (3)) as v (n) where n <= ? order by n desc",
                            params -> params.number(2),
                            row -> row.getInt("n"));
            Flight.Leg<String> desk =
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
}
