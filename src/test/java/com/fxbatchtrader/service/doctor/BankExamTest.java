package com.fxbatchtrader.service.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.http.BankAddresses;
import com.fxbatchtrader.bank.http.BankCredentials;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.bank.http.HttpBankGateway;
import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.service.doctor.Finding.Level;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What is found of banks that answer in their own ways.
class BankExamTest {

    private final SystemPacing pacing = new SystemPacing();

    @TempDir private Path folder = Path.of("");

    private Optional<QuoteRequest> quote() {
        OffsetDateTime now = OffsetDateTime.ofInstant(pacing.instant(), ZoneOffset.UTC);
        return Optional.of(
                new QuoteRequest(
                        new AccountRef("40000001", "10000000001", "ZAR"),
                        new AccountRef("40000001", "20000000001", "USD"),
                        true,
                        "Cash",
                        "USD/ZAR",
                        "ZAR",
                        BigDecimal.TEN,
                        now.toLocalDate(),
                        now));
    }

    private List<Finding> examined(String profile) throws IOException {
        return examined(profile, quote());
    }

    private List<Finding> examined(String profile, Optional<QuoteRequest> quote) throws IOException {
        Path file = Files.writeString(folder.resolve("bank.profile"), profile);
        SimulatorSettings settings = SimulatorSettings.plain().withProfile(FaultProfile.read(file));
        try (BankSimulator bank = BankSimulator.start(settings, pacing);
                HttpBankGateway gateway =
                        new HttpBankGateway(
                                BankSettings.of(
                                        BankAddresses.under(bank.baseUri().toString()),
                                        "test",
                                        "desk@example.com",
                                        new BankCredentials("id", "secret", "user", "pass", "fx", Optional.empty())),
                                pacing,
                                _ -> {})) {
            return new BankExam(
                            gateway,
                            quote.map(QuoteRequest::from),
                            quote,
                            asked -> asked.environment().equals("test"),
                            LocalDate.ofInstant(pacing.instant(), ZoneOffset.UTC))
                    .findings();
        }
    }

    private static Finding of(List<Finding> findings, String what) {
        return findings.stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow();
    }

    @Test
    void a_good_bank_is_good_in_each_call() throws IOException {
        List<Finding> findings = examined("");

        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly(
                        "token",
                        "balance",
                        "statement",
                        "quote",
                        "latest quote",
                        "cancel quote",
                        "booking",
                        "status",
                        "Date",
                        "evidence");
        assertThat(findings)
                .allMatch(one -> one.level() == (one.what().equals("booking") ? Level.UNKNOWN : Level.GOOD));
        assertThat(of(findings, "quote").text()).contains("ZAR 10");
        assertThat(of(findings, "balance").text()).contains("…0001").doesNotContain("10000000001");
    }

    @Test
    void answers_without_a_date_or_with_a_wrong_one_are_no_evidence() throws IOException {
        assertThat(of(examined("status.date-missing = 1\n"), "Date").text()).contains("no Date");
        assertThat(of(examined("status.date-wrong = 1\n"), "Date").text()).contains("minutes from");
        assertThat(of(examined("status.date-wrong = 1\n"), "Date").level()).isEqualTo(Level.WARNING);
    }

    @Test
    void a_call_that_fails_is_told_and_the_others_are_made() throws IOException {
        List<Finding> findings = examined("balance.server-error = 1\n");

        assertThat(of(findings, "balance").level()).isEqualTo(Level.BAD);
        assertThat(of(findings, "balance").text()).startsWith("HTTP 500");
        assertThat(of(findings, "status").level()).isEqualTo(Level.GOOD);
    }

    @Test
    void a_quote_whose_rate_cannot_be_had_is_taken_back_all_the_same() throws IOException {
        List<Finding> findings = examined("latest-quote.server-error = 1\n");
        assertThat(of(findings, "latest quote").level()).isEqualTo(Level.BAD);
        assertThat(of(findings, "cancel quote").level()).isEqualTo(Level.GOOD);
        List<Finding> without = examined("create-quote.server-error = 1\n");
        assertThat(of(without, "latest quote, cancel quote").text())
                .isEqualTo("not examined, because there is no quote");
    }

    @Test
    void what_is_not_examined_says_why() throws IOException {
        List<Finding> nobody = examined("", Optional.empty());
        assertThat(of(nobody, "balance, statement").text())
                .isEqualTo("not examined, because no client is known to ask them for");
        assertThat(of(nobody, "quote, latest quote, cancel quote").mend()).contains("import clients");
        List<Finding> closed = examined("token.server-error = 1\n");
        assertThat(closed).hasSize(2).first().extracting(Finding::level).isEqualTo(Level.BAD);
        assertThat(closed.getLast().text()).isEqualTo("not examined, because there is no token");
    }
}
