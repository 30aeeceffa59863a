package com.fxbatchtrader.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.bank.simulator.Desk.Quoted;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.ReceivedBooking;
import com.fxbatchtrader.judge.Claim;
import com.fxbatchtrader.judge.Expected;
import com.fxbatchtrader.judge.Judge;
import com.fxbatchtrader.judge.Verdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Many deals at once at a bank with every fault: its books must stay true whatever it tells.
class RoughWeatherTest {

    private static final int DEALS = 300;

    private final FaultProfile rough =
            FaultProfile.named("hostile")
                    .with("latency", "0ms")
                    .with("slow-share", "0")
                    .with("silence", "50ms")
                    .with("late-answer", "50ms")
                    .with("byte-every", "0ms")
                    .with("done-after", "1ms..100ms");

    /// One deal as a careless desk would do it: one try, and it believes what it hears. Says whether it believes that
    /// the deal is booked, and under which id.
    private static Claim trade(Desk desk, String amount) {
        String key = "key-" + amount;
        String id = "";
        try {
            Quoted quote = desk.quote(amount);
            id = desk.book(quote, key).transactionId();
        } catch (IOException | RuntimeException _) {
            // a careless desk does not ask what became of it
        }
        String status = id.isEmpty() ? "FAILED" : "SUCCESS";
        return new Claim(key, Desk.CIF, new BigDecimal(amount), status, "", List.of(key), id, null, null, null);
    }

    private List<Claim> run(BankSimulator bank) throws Exception {
        List<Claim> claims = new ArrayList<>();
        try (Desk desk = new Desk(bank);
                ExecutorService pool = Executors.newFixedThreadPool(16)) {
            bank.faults().use(rough);
            List<Future<Claim>> deals = new ArrayList<>();
            for (int i = 1; i <= DEALS; i++) {
                String amount = i + ".00";
                deals.add(pool.submit(() -> trade(desk, amount)));
            }
            for (Future<Claim> deal : deals) {
                claims.add(deal.get());
            }
        }
        await().until(() -> bank.triedLate() >= bank.happened().getOrDefault(Fault.RESET_THEN_DONE, 0L));
        return claims;
    }

    @Test
    void the_books_stay_true_and_the_judge_sees_what_a_careless_desk_does_wrong() throws Exception {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain().withSeed(11), new WallPacing())) {
            List<Claim> claims = run(bank);

            Map<String, ReceivedBooking> received =
                    bank.received().stream()
                            .collect(Collectors.toMap(ReceivedBooking::dealTransactionId, Function.identity()));
            assertThat(bank.calls().get(Call.BOOK)).isEqualTo(received.size());
            assertThat(received).hasSizeGreaterThan(DEALS / 2);
            assertThat(bank.ledger())
                    .hasSizeGreaterThan(DEALS / 3)
                    .allSatisfy(
                            booking -> {
                                assertThat(received).containsKey(booking.dealTransactionId());
                                assertThat(booking.time())
                                        .isAfterOrEqualTo(received.get(booking.dealTransactionId()).time());
                            });
            assertThat(bank.ledger().stream().map(Booking::quoteId).distinct()).hasSameSizeAs(bank.ledger());
            assertThat(bank.happened()).hasSizeGreaterThan(15);

            List<Expected> expected = claims.stream().map(c -> new Expected(c.cif(), c.amount())).toList();
            Verdict verdict = new Judge(bank.ledger(), bank.received()).judge(0, expected, claims);
            assertThat(verdict.losses()).as(verdict.report()).isPositive();
            assertThat(verdict.duplicates()).isZero();
        }
    }
}
