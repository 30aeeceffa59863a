package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Imports whose commit meets the end of its connection: nobody says "stored", nobody says "not stored".
class UnknownEndTest {

    @TempDir private Path folder;

    private ServiceDesk desk;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder, DatabaseKind.POSTGRESQL);
        desk.stage().database();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// From now on each commit of such a row ends the connection.
    private void dieAtCommit(String table) {
        desk.stage()
                .test()
                .execute(
                        "create function die() returns trigger language plpgsql as $$"
                                + " begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$");
        desk.stage()
                .test()
                .execute(
                        "create constraint trigger at_commit after insert on "
                                + table
                                + " deferrable initially deferred for each row execute function die()");
    }

    private void recover(String table) {
        desk.stage().test().execute("drop trigger at_commit on " + table);
    }

    @Test
    void a_batch_whose_end_is_unknown_may_be_imported_again() {
        desk.withClients();
        dieAtCommit("batch");
        assertThatThrownBy(() -> desk.batch("morning", ServiceDesk.TRADES))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.UnknownEnd.class))
                .hasMessageContaining("may be stored or not; import the file again");

        recover("batch");
        assertThat(desk.batch("morning", ServiceDesk.TRADES).batch()).isPresent();
        assertThat(desk.batch("morning", ServiceDesk.TRADES).refused()).isPresent();
    }

    @Test
    void clients_whose_end_is_unknown_may_be_imported_again() {
        dieAtCommit("client");
        assertThatThrownBy(() -> desk.clients(ServiceDesk.CLIENTS))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.UnknownEnd.class));

        recover("client");
        assertThat(desk.clients(ServiceDesk.CLIENTS).created()).isEqualTo(2);
    }

    @Test
    void a_real_server_is_sound_and_says_which_it_is() {
        desk.withClients().batch("morning", ServiceDesk.TRADES);
        SchemaCheck check = new SchemaCheck(desk.stage().database());
        assertThat(check.everything().good()).isTrue();
        assertThat(check.schema().database()).startsWith("PostgreSQL 1");
    }
}
