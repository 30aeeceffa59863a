package com.fxbatchtrader.store.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.RunDesk;
import com.fxbatchtrader.store.run.RunKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What becomes of a trade of which a lost server may have known more.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class MatchStoreTest {

    @Parameter private DatabaseKind kind;

    private RunDesk desk;
    private MatchStore store;

    @BeforeEach
    void open() {
        desk = new RunDesk(kind);
        store = new MatchStore(desk.database(), desk.stage().pacing(), desk.ids(), "owner:" + RunDesk.ME, "bank:443");
    }

    @AfterEach
    void remove() {
        desk.assertSound();
        desk.close();
    }

    /// As the block leaves it, seen from a database that has no server.
    private void block() {
        desk.sql(
                "update desk set blocked_reason = 'blocked: a test', blocked_at = now(),"
                        + " last_known_good_at = now(), match_until = now()");
        desk.sql(
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select id, 'TRADE', client_id, 'OPEN', now() from trade");
        desk.sql(
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select id, 'ACCOUNT', client_id, 'OPEN', now() from account");
    }

    private UUID key(UUID trade, int number) {
        return BookingKey.of(desk.database().deskId(), trade, number);
    }

    private List<String> attempts(UUID trade) {
        return desk.texts(
                "select number || ' ' || outcome from booking_attempt where trade_id = '"
                        + trade
                        + "' order by number");
    }

    private MatchItem.OfAccount account() {
        return store.take(100).orElseThrow().items().stream()
                .filter(MatchItem.OfAccount.class::isInstance)
                .map(MatchItem.OfAccount.class::cast)
                .filter(one -> one.cif().equals("A1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_item_is_in_one_hand_and_comes_again_when_it_is_due() {
        desk.batch(2);
        assertThat(store.take(100)).as("nothing is to be matched").isEmpty();
        block();
        List<MatchItem> items = store.take(100).orElseThrow().items();
        assertThat(items).hasSize(6);
        assertThat(store.take(100).orElseThrow().items()).isEmpty();
        store.later(items.getFirst(), Duration.ZERO, "nothing yet", Optional.empty());
        store.free(items.get(1), "nothing of it");
        assertThat(store.take(100).orElseThrow().items())
                .singleElement()
                .satisfies(again -> assertThat(again.asked()).isEqualTo(1));
    }

    @Test
    void a_trade_that_waits_is_in_doubt_with_the_key_that_the_lost_attempt_had() {
        UUID batch = desk.batch(2);
        UUID trade = desk.course(batch, 2).id();
        block();
        store.found(trade, 1, "the bank has it");
        assertThat(desk.course(batch, 2).state().status()).isEqualTo(TradeStatus.IN_DOUBT);
        assertThat(desk.course(batch, 2).attempt().terms().key()).isEqualTo(key(trade, 1));
        assertThat(desk.number("select count(*) from booking_attempt a, desk d where a.quote_expiry > d.match_until"))
                .as("the bank's clock may be ahead")
                .isEqualTo(1);
        assertThat(desk.row(batch).status()).isEqualTo(BatchStatus.PENDING);
        assertThat(desk.last(batch, "kind")).isEqualTo("TRADE_FOUND");
        assertThat(desk.number("select count(*) from match_item where state = 'FOUND'")).isEqualTo(1);
        store.found(trade, 1, "the bank has it");
        assertThat(attempts(trade)).as("once").containsExactly("1 OPEN");
    }

    @Test
    void a_batch_in_which_nothing_else_waits_goes_straight_to_the_asking() {
        UUID batch = desk.batch(1);
        block();
        store.marked(
                (MatchItem.OfTrade)
                        store.take(100).orElseThrow().items().stream()
                                .filter(MatchItem.OfTrade.class::isInstance)
                                .findFirst()
                                .orElseThrow(),
                1,
                "it cannot be proven");
        assertThat(desk.row(batch).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(batch).nextCheckAt()).isPresent();
        assertThat(desk.number("select count(*) from match_item where state = 'MARKED'")).isEqualTo(1);
    }

    @Test
    void a_doubt_of_an_attempt_that_was_followed_by_another_one_is_ended_by_that_one() {
        UUID batch = desk.batch(1);
        RunKey run = desk.claimed(RunDesk.ME).key();
        desk.write(run, desk.course(batch, 2).intoDoubt(5));
        UUID trade = desk.course(batch, 2).id();
        block();
        store.found(trade, 3, "the bank has its third attempt");
        assertThat(attempts(trade)).containsExactly("1 NOT_BOOKED", "2 NOT_BOOKED", "3 OPEN");
        assertThat(desk.course(batch, 2).state().attempts()).isEqualTo(3);
    }

    @Test
    void a_trade_that_was_being_booked_here_too_is_found_and_the_others_go_back() {
        UUID batch = desk.batch(2);
        RunKey run = desk.claimed(RunDesk.ME).key();
        Course booking = desk.course(batch, 2);
        desk.write(run, booking.begun(), booking.quoted(1), booking.intended());
        Course begun = desk.course(batch, 3);
        desk.write(run, begun.begun());
        desk.expire(batch);
        block();
        store.found(booking.id(), 2, "the bank has its second attempt");
        assertThat(attempts(booking.id())).containsExactly("1 NOT_BOOKED", "2 OPEN");
        assertThat(desk.course(batch, 3).state().status()).isEqualTo(TradeStatus.PENDING);
    }

    @Test
    void a_failed_trade_that_was_retried_on_the_lost_server_opens_its_batch_again() {
        UUID batch = desk.batch(1);
        RunKey run = desk.claimed(RunDesk.ME).key();
        Course course = desk.course(batch, 2);
        desk.write(run, course.intoDoubt(5));
        desk.write(run, course.provenNot());
        desk.leaves().leave(run, Duration.ZERO);
        assertThat(desk.row(batch).status()).isEqualTo(BatchStatus.FAILED);
        block();
        store.found(course.id(), 2, "the bank has it");
        assertThat(desk.row(batch).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.course(batch, 2).state().status()).isEqualTo(TradeStatus.IN_DOUBT);
        assertThat(attempts(course.id())).containsExactly("1 NOT_BOOKED", "2 OPEN");
    }

    @Test
    void a_line_of_the_statement_finds_its_trade_or_is_a_break_that_stops_its_client() {
        UUID batch = desk.batch(2);
        UUID trade = desk.course(batch, 2).id();
        block();
        MatchItem.OfAccount account = account();
        store.line(account, key(trade, 4), "2026-03-02 -1001.12");
        assertThat(attempts(trade)).containsExactly("1 NOT_BOOKED", "2 NOT_BOOKED", "3 NOT_BOOKED", "4 OPEN");
        store.line(account, key(trade, 4), "2026-03-02 -1001.12");
        assertThat(desk.number("select count(*) from reconciliation_break")).isZero();

        UUID orphan = BookingKey.of(UUID.randomUUID(), UUID.randomUUID(), 1);
        store.line(account, orphan, "2026-03-02 -99.12");
        store.line(account, orphan, "2026-03-02 -99.12");
        assertThat(desk.number("select count(*) from reconciliation_break")).isEqualTo(1);
        assertThat(desk.texts("select stopped_reason from client where cif = 'A1'").getFirst())
                .startsWith("an open break: a booking that belongs to no trade here");
    }

    @Test
    void a_booking_of_a_trade_that_is_cancelled_here_is_a_break() {
        UUID batch = desk.batch(1);
        UUID trade = desk.course(batch, 2).id();
        block();
        desk.sql("update trade set status = 'CANCELLED' where id = '" + trade + "'");
        desk.set(batch, "status = 'PAUSED', pending_trades = 0, cancelled_trades = 1");
        store.found(trade, 1, "the bank has it");
        assertThat(desk.number("select count(*) from reconciliation_break")).isEqualTo(1);
        assertThat(desk.number("select count(*) from match_item where kind = 'TRADE' and state = 'OPEN'")).isZero();
    }
}
