package com.fxbatchtrader.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.Pictures;
import com.fxbatchtrader.app.port.SimulatorDoor.Booked;
import com.fxbatchtrader.bank.simulator.account.Client;
import com.fxbatchtrader.bank.simulator.account.ClientsFile;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.view.TradeView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

class DemoTest {

    private static final DemoPlan PLAN =
            DemoPlan.parse(
                    """
                    CIF,Status,Reason,What it shows
                    57556370,FAILED,RATE_GUARD,a rate, far away
                    """);
    private static final DemoPlan ALL_BOOKED = DemoPlan.parse("CIF,Status,Reason,What it shows\n");

    @TempDir private Path folder = Path.of("");

    private static Booked booked(String key, String amount, String rate) {
        return new Booked(key, "bank-77", "57556370", new BigDecimal(amount), new BigDecimal(rate));
    }

    private static Booked right() {
        return booked(Pictures.KEY.toString(), "200000", "17.8288");
    }

    private static List<TradeView> success() {
        return List.of(Pictures.trade(TradeStatus.SUCCESS, Optional.empty()));
    }

    @Test
    void the_packed_files_are_unpacked_anew_each_time() throws IOException {
        DemoFiles files = DemoFiles.unpack(folder.resolve("demo"));
        Files.writeString(files.batch(), "spoilt");

        assertThat(Files.readString(DemoFiles.unpack(folder.resolve("demo")).batch())).startsWith("Client CIF,");
    }

    @Test
    void every_client_of_plan_and_profile_has_a_trade_and_an_account() throws IOException {
        DemoFiles files = DemoFiles.unpack(folder);
        List<String> clients = ClientsFile.read(files.clients()).stream().map(Client::cif).toList();
        List<String> trades =
                Files.readAllLines(files.batch()).stream().skip(1).map(l -> l.substring(0, l.indexOf(','))).toList();
        List<String> troubled =
                Pattern.compile("cif\\.([0-9]+)\\.")
                        .matcher(Files.readString(files.profile()))
                        .results()
                        .map(r -> r.group(1))
                        .distinct()
                        .toList();

        assertThat(clients).hasSize(40).doesNotHaveDuplicates();
        assertThat(trades).containsExactlyInAnyOrderElementsOf(clients);
        assertThat(DemoPlan.packed().troubles().keySet()).containsExactlyInAnyOrderElementsOf(troubled);
        assertThat(clients).containsAll(troubled);
    }

    @Test
    void amounts_of_the_demo_are_unique_so_that_the_ledger_can_be_judged_by_trade() throws IOException {
        assertThat(Files.readAllLines(DemoFiles.unpack(folder).batch())).doesNotHaveDuplicates();
    }

    @Test
    void the_simulator_understands_the_demos_profile() throws IOException {
        assertThat(FaultProfile.read(DemoFiles.unpack(folder).profile()).behaviour().quoteLife()).hasSeconds(15);
    }

    @Test
    void a_demo_that_went_as_it_should_has_no_deviation() {
        assertThat(new DemoCheck(ALL_BOOKED).deviations(success(), List.of(right()))).isEmpty();
        assertThat(
                        new DemoCheck(PLAN)
                                .deviations(
                                        List.of(Pictures.trade(TradeStatus.FAILED, Optional.of("RATE_GUARD"))),
                                        List.of()))
                .isEmpty();
    }

    @Test
    void another_end_than_meant_is_a_deviation() {
        assertThat(new DemoCheck(PLAN).deviations(success(), List.of(right())))
                .containsExactly("row 17, client 57556370: SUCCESS, meant was FAILED RATE_GUARD (a rate, far away)");
        assertThat(
                        new DemoCheck(PLAN)
                                .deviations(
                                        List.of(Pictures.trade(TradeStatus.FAILED, Optional.of("BANK_UNREACHABLE"))),
                                        List.of()))
                .containsExactly(
                        "row 17, client 57556370: FAILED BANK_UNREACHABLE, meant was FAILED RATE_GUARD"
                                + " (a rate, far away)");
    }

    @Test
    void a_trade_that_is_booked_twice_is_found_also_under_two_keys() {
        Booked again = booked("2ed6657d-e927-568b-95e1-000000000000", "200000.00", "17.8288");

        assertThat(new DemoCheck(ALL_BOOKED).deviations(success(), List.of(right(), again)))
                .containsExactly("row 17, client 57556370: booked 2 times at the bank");
    }

    @Test
    void a_success_without_booking_and_a_failure_with_one_are_found() {
        assertThat(new DemoCheck(ALL_BOOKED).deviations(success(), List.of()))
                .containsExactly("row 17, client 57556370: SUCCESS, but the bank has no booking");
        assertThat(
                        DemoCheck.contradictions(
                                List.of(Pictures.trade(TradeStatus.FAILED, Optional.of("RATE_GUARD"))),
                                List.of(right())))
                .containsExactly("row 17, client 57556370: FAILED, but the bank has a booking");
    }

    @Test
    void another_rate_or_key_is_found() {
        assertThat(DemoCheck.contradictions(success(), List.of(booked(Pictures.KEY.toString(), "200000", "17.8289"))))
                .containsExactly("row 17, client 57556370: the bank's booking has another key, id or rate");
        assertThat(DemoCheck.contradictions(success(), List.of(booked("other", "200000", "17.8288")))).hasSize(1);
    }

    @Test
    void a_booking_that_no_trade_asked_for_is_found() {
        Booked stranger = new Booked("k", "b", "11111111", BigDecimal.ONE, BigDecimal.ONE);

        assertThat(new DemoCheck(ALL_BOOKED).deviations(success(), List.of(right(), stranger)))
                .containsExactly("the bank has a booking of client 11111111 that no trade asked for");
    }
}
