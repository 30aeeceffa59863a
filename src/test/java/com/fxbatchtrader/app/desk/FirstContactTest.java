package com.fxbatchtrader.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.settings.Flags;
import com.fxbatchtrader.app.settings.Keys;
import com.fxbatchtrader.app.settings.Place;
import com.fxbatchtrader.app.settings.SettingsLoader;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.http.HttpBankGateway;
import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class FirstContactTest {

    private final SystemPacing pacing = new SystemPacing();

    @TempDir private Path folder = Path.of("");

    private BankGateway gateway(String address) {
        Flags flags = new Flags(Map.of(Keys.BANK_URL, address), Optional.empty(), OptionalInt.empty());
        DeskSettings settings = new SettingsLoader(new Place(Map.of(), "Linux", folder)).load(flags, Purpose.TRADING);
        return new HttpBankGateway(settings.bank().orElseThrow(), pacing, _ -> {});
    }

    private void contact(String address) {
        try (BankGateway gateway = gateway(address)) {
            new FirstContact(gateway, pacing).require();
        }
    }

    @Test
    void a_bank_that_is_busy_for_a_moment_is_asked_again() throws IOException {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing)) {
            bank.faults().next(Call.TOKEN, Fault.UNAVAILABLE, Fault.RESET_BEFORE);
            contact(bank.baseUri().toString());

            assertThat(bank.calls()).containsEntry(Call.TOKEN, 3L);
        }
    }

    @Test
    void credentials_that_the_bank_refuses_are_refused_at_once() throws IOException {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing)) {
            bank.faults().next(Call.TOKEN, Fault.UNAUTHORISED);

            assertThatThrownBy(() -> contact(bank.baseUri().toString()))
                    .isInstanceOfSatisfying(
                            BankException.class, e -> assertThat(e.kind()).isEqualTo(BankException.Kind.CREDENTIALS));
            assertThat(bank.calls()).containsEntry(Call.TOKEN, 1L);
        }
    }

    @Test
    void an_address_at_which_nobody_listens_is_told_after_a_few_tries() throws IOException {
        String address;
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing)) {
            address = bank.baseUri().toString();
        }

        assertThatThrownBy(() -> contact(address))
                .isInstanceOfSatisfying(
                        BankException.class, e -> assertThat(e.kind()).isEqualTo(BankException.Kind.CONNECT));
    }
}
