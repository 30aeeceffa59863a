package com.fxbatchtrader.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The schema's types go in and come out alike on both databases.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class SqlTest {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    private final TestDatabase test;
    private final Connection connection;

    SqlTest(DatabaseKind kind) {
        test = TestDatabase.fresh(kind, new SystemPacing());
        connection = test.connect();
        test.execute(
                "create table sheet (id uuid, label varchar(20), amount numeric(20,4), open boolean,"
                        + " value_day date, seen timestamp with time zone, place bigint)");
    }

    @AfterEach
    void remove() throws SQLException {
        connection.close();
        test.close();
    }

    private void insert(long place, Optional<String> label, Optional<LocalDate> day) throws SQLException {
        Sql.one(
                connection,
                "insert into sheet values (?, ?, ?, ?, ?, ?, ?)",
                params ->
                        params.id(ID)
                                .text(label)
                                .decimal(new BigDecimal("12.5"))
                                .flag(true)
                                .date(day)
                                .time(NOON)
                                .number(place));
    }

    @Test
    void what_goes_in_comes_out() throws SQLException {
        insert(1, Optional.of("ä"), Optional.of(LocalDate.of(2026, 3, 2)));
        Sql.each(
                connection,
                "select * from sheet where id = ?",
                params -> params.id(ID),
                row -> {
                    assertThat(Sql.id(row, "id")).isEqualTo(ID);
                    assertThat(Sql.idOf(row, "id")).contains(ID);
                    assertThat(Sql.text(row, "label")).isEqualTo("ä");
                    assertThat(row.getBigDecimal("amount")).isEqualByComparingTo("12.5");
                    assertThat(row.getBoolean("open")).isTrue();
                    assertThat(Sql.date(row, "value_day")).isEqualTo(LocalDate.of(2026, 3, 2));
                    assertThat(Sql.time(row, "seen")).isEqualTo(NOON);
                    assertThat(Sql.timeOf(row, "seen")).contains(NOON);
                });
    }

    @Test
    void what_is_not_there_is_empty() throws SQLException {
        insert(1, Optional.empty(), Optional.empty());
        test.execute("update sheet set id = null, seen = null");
        List<String> seen = new ArrayList<>();
        Sql.each(
                connection,
                "select * from sheet",
                Sql.Binding.NONE,
                row -> {
                    assertThat(Sql.idOf(row, "id")).isEmpty();
                    assertThat(Sql.textOf(row, "label")).isEmpty();
                    assertThat(Sql.text(row, "label")).isEmpty();
                    assertThat(Sql.timeOf(row, "seen")).isEmpty();
                    seen.add("row");
                });
        assertThat(seen).hasSize(1);
    }

    @Test
    void lists_keep_the_order_and_the_first_may_be_missing() throws SQLException {
        insert(2, Optional.empty(), Optional.empty());
        insert(1, Optional.empty(), Optional.empty());
        String sql = "select place from sheet where place > ? order by place";
        assertThat(Sql.list(connection, sql, params -> params.number(0), row -> row.getLong("place")))
                .containsExactly(1L, 2L);
        assertThat(Sql.first(connection, sql, params -> params.number(1), row -> row.getLong("place"))).contains(2L);
        assertThat(Sql.first(connection, sql, params -> params.number(2), row -> row.getLong("place"))).isEmpty();
    }

    @Test
    void a_statement_for_one_row_that_hits_none_or_two_is_a_defect() throws SQLException {
        insert(1, Optional.empty(), Optional.empty());
        insert(2, Optional.empty(), Optional.empty());
        for (long above : new long[] {0, 2}) {
            assertThatThrownBy(
                            () ->
                                    Sql.one(
                                            connection,
                                            "update sheet set open = false where place > ?",
                                            params -> params.number(above)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("changed " + (above == 0 ? 2 : 0));
        }
    }

    @Test
    void marks_are_as_many_as_values() {
        assertThat(Sql.marks(1)).isEqualTo("?");
        assertThat(Sql.marks(3)).isEqualTo("?, ?, ?");
    }
}
