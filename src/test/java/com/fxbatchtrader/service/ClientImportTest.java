package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.ProblemView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Files of clients come in whole or not at all.
class ClientImportTest {

    @TempDir private Path folder;

    private ServiceDesk desk;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private long clients() {
        return desk.stage().test().number("select count(*) from client");
    }

    @Test
    void clients_come_in_and_the_same_file_again_changes_nothing() {
        ClientImportView first = desk.clients(ServiceDesk.CLIENTS);
        assertThat(first.refused()).isEmpty();
        assertThat(first.created()).isEqualTo(2);
        assertThat(first.report().rowsRead()).isEqualTo(2);

        ClientImportView again = desk.clients(ServiceDesk.CLIENTS);
        assertThat(again.created()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void a_file_with_one_bad_row_brings_nobody_in_and_every_problem_is_told() {
        ClientImportView view = desk.clients(ServiceDesk.CLIENTS + ",10000003,abc,1,2\n");
        assertThat(view.refused())
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .isEqualTo("2 problems in 1 of 3 rows; mend the file and import it again"));
        assertThat(view.report().problems())
                .extracting(ProblemView::row, ProblemView::code, ProblemView::found)
                .containsExactlyInAnyOrder(tuple(4, "MISSING_NAME", "nothing"), tuple(4, "NOT_A_NUMBER", "\"abc\""));
        assertThat(clients()).isZero();
    }

    @Test
    void a_dry_run_counts_and_stores_nothing() {
        ClientImportView view =
                desk.clientImport()
                        .take(
                                new ClientImportOrder(desk.file("clients.csv", ServiceDesk.CLIENTS), true),
                                ServiceDesk.ACTOR);
        assertThat(view.created()).isEqualTo(2);
        assertThat(view.refused()).isEmpty();
        assertThat(clients()).isZero();
    }

    @Test
    void a_file_that_is_not_there_or_can_not_be_read_is_an_answer() {
        ClientImportView missing =
                desk.clientImport().take(new ClientImportOrder(folder.resolve("none.csv"), false), ServiceDesk.ACTOR);
        assertThat(missing.refused()).isPresent();
        assertThat(missing.report().problems()).singleElement().extracting(ProblemView::code).isEqualTo("NOT_FOUND");
        assertThat(desk.clients("").refused()).isPresent();
        assertThat(desk.clients("Client,Client CIF,Fixed Spread\n").refused()).isPresent();
    }
}
