package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseException.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// What the errors of the drivers mean. The states that a real database was made to give are tested with it.
class SqlProblemsTest {

    private final SqlProblems problems = new SqlProblems(new DatabaseLocation.H2File(Path.of("/var/fx/desk")));

    @ParameterizedTest
    @CsvSource({
        "08001,UNREACHABLE",
        "08006,UNREACHABLE",
        "57P01,UNREACHABLE",
        "57P03,UNREACHABLE",
        "25P03,UNREACHABLE",
        "53300,UNREACHABLE",
        "90098,UNREACHABLE",
        "3D000,UNREACHABLE",
        "28P01,WRONG_CREDENTIALS",
        "28000,WRONG_CREDENTIALS",
        "42501,NO_PERMISSION",
        "53100,DISK_FULL",
        "90020,IN_USE",
        "90030,DAMAGED",
        "23505,OTHER",
        "55P03,OTHER",
        "57014,OTHER"
    })
    void states_are_known_also_as_causes(String state, Kind kind) {
        assertThat(SqlProblems.kindOf(new RuntimeException("outer", new SQLException("inner", state)))).isEqualTo(kind);
    }

    @Test
    void a_full_disk_is_known_by_the_systems_words() {
        SQLException failure = new SQLException("General error", "50000", new IOException("No space left on device"));
        assertThat(SqlProblems.kindOf(failure)).isEqualTo(Kind.DISK_FULL);
        assertThat(problems.atOpen("the database cannot be opened", failure))
                .hasMessageContaining("/var/fx/desk.mv.db")
                .hasMessageContaining("make room")
                .hasMessageContaining("nothing acknowledged is lost");
    }

    @Test
    void a_file_that_may_not_be_read_is_known_by_its_exception() {
        SQLException failure = new SQLException("IO", "90031", new AccessDeniedException("/var/fx/desk.mv.db"));
        assertThat(SqlProblems.kindOf(failure)).isEqualTo(Kind.NO_PERMISSION);
    }

    @Test
    void a_pool_without_a_free_connection_is_unavailable_and_a_refused_row_is_not() {
        assertThat(SqlProblems.lost(new SQLTransientConnectionException("timed out"))).isTrue();
        assertThat(SqlProblems.lost(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(SqlProblems.lost(new IllegalStateException("a bug"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "25P02,true",
        "40001,true",
        "40P01,true",
        "23503,true",
        "08006,false",
        "57P01,false",
        "57014,false",
        "40003,false"
    })
    void only_a_servers_own_word_makes_a_failed_commit_a_rollback(String state, boolean rolledBack) {
        assertThat(SqlProblems.rolledBack(new RuntimeException(new SQLException("commit", state))))
                .isEqualTo(rolledBack);
    }

    @Test
    void a_message_is_one_line_with_the_place_and_what_to_do() {
        DatabaseException e = problems.atOpen("the database cannot be opened", new SQLException("a\nb", "28P01"));
        assertThat(e.getMessage())
                .isEqualTo(
                        "the database cannot be opened (/var/fx/desk.mv.db): a; set FXBATCH_DB_USER"
                                + " and FXBATCH_DB_PASSWORD");
    }
}
