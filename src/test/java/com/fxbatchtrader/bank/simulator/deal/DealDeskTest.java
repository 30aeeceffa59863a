package com.fxbatchtrader.bank.simulator.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;
import com.fxbatchtrader.bank.simulator.seed.Seed;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// The dealing desk on a clock that stands still until the test moves it.
class DealDeskTest {

    private static final Duration LIFE = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));
    private final Ledger ledger = Ledger.inMemory();
    private final Accounts accounts = new Accounts(new Seed(1), List.of());
    private final DealDesk desk =
            DealDesk.open(ledger, accounts, new RateWalk(new Seed(1)), new Ids(new Seed(1), 0), now::get);

    private Quote quote(String amount) {
        return desk.quote(
                new QuoteRequest("1", Side.BUY, new Pair("USD", "ZAR"), "ZAR", new BigDecimal(amount), "zar", "usd"),
                LIFE,
                0);
    }

    private static BookingOrder order(Quote quote, String key) {
        return new BookingOrder(quote.id(), key, quote.rate(), quote.rate().add(new BigDecimal("0.0358")));
    }

    @Test
    void a_quote_can_be_booked_until_the_last_moment_before_its_expiry_and_not_at_it() {
        Quote last = quote("1.00");
        Quote late = quote("2.00");
        now.set(last.expiry().minusNanos(1));
        desk.book(order(last, "last"), BookingTerms.PLAIN);
        now.set(late.expiry());

        assertThatThrownBy(() -> desk.book(order(late, "late"), BookingTerms.PLAIN))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code()).isEqualTo("QUOTE_EXPIRED"));
        assertThat(ledger.bookings()).extracting(Booking::dealTransactionId).containsExactly("last");
    }

    @Test
    void of_many_threads_that_book_one_quote_one_succeeds() throws Exception {
        for (int round = 0; round < 50; round++) {
            Quote quote = quote("1.00");
            assertThat(booked(8, i -> order(quote, "key-" + quote.id() + "-" + i))).isEqualTo(1);
        }
        assertThat(ledger.bookings()).hasSize(50);
    }

    @Test
    void of_many_threads_that_use_one_key_one_books_and_all_get_the_same_id() throws Exception {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            quotes.add(quote(i + 1 + ".00"));
        }

        assertThat(booked(8, i -> order(quotes.get(i), "same"))).isEqualTo(8);
        assertThat(ledger.bookings()).hasSize(1);
    }

    @Test
    void money_is_neither_made_nor_lost_by_bookings_at_the_same_time() throws Exception {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            quotes.add(quote("10.0" + i % 10));
        }
        BigDecimal before = balance("zar");

        assertThat(booked(200, i -> order(quotes.get(i), "key-" + i))).isEqualTo(200);

        BigDecimal paid = ledger.bookings().stream().map(Booking::fromAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(before.subtract(balance("zar"))).isEqualByComparingTo(paid);
        assertThat(accounts.entries("zar")).hasSize(200);
        assertThat(accounts.entries("zar").getLast().balance()).isEqualByComparingTo(balance("zar"));
    }

    private BigDecimal balance(String account) {
        return accounts.find("1", account).orElseThrow().balance();
    }

    private interface Orders {
        BookingOrder of(int i);
    }

    /// How many of so many threads had their order booked.
    private int booked(int threads, Orders orders) throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, 8))) {
            for (int i = 0; i < threads; i++) {
                BookingOrder order = orders.of(i);
                results.add(
                        pool.submit(
                                () -> {
                                    all.await();
                                    try {
                                        return !desk.book(order, BookingTerms.PLAIN).isEmpty();
                                    } catch (RefusedException _) {
                                        return false;
                                    }
                                }));
            }
            all.countDown();
            int booked = 0;
            for (Future<Boolean> result : results) {
                booked += result.get() ? 1 : 0;
            }
            return booked;
        }
    }

    @Test
    void an_expired_quote_is_forgotten_after_ten_minutes_and_a_booked_one_never() {
        Quote quote = quote("1.00");
        Quote booked = quote("2.00");
        desk.book(order(booked, "key"), BookingTerms.PLAIN);
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        quote("3.00");

        assertThatThrownBy(() -> desk.latest(quote.id()))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code()).isEqualTo("UNKNOWN_QUOTE"));
        assertThatThrownBy(() -> desk.latest(booked.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("QUOTE_ALREADY_USED"));
    }

    @Test
    void an_account_in_another_currency_is_none_of_the_deals() {
        desk.book(order(quote("1.00"), "key"), BookingTerms.PLAIN);

        assertThat(accounts.find("1", "zar", "USD")).isEmpty();
        assertThat(accounts.find("1", "zar", "ZAR")).isPresent();
    }
}
