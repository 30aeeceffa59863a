package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.store.run.EvidenceStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What is in doubt, with its dossier, and asking for it.
class DoubtsTest {

    @TempDir private Path folder;

    private ServiceDesk desk;
    private BatchView batch;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
        batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private UUID trade(int row) {
        return desk.stage().tradeId(batch.id(), row);
    }

    private static String nobodyAsks(UUID trade, Actor actor) {
        throw new AssertionError("nobody may be asked for " + trade + " by " + actor);
    }

    private Doubts doubts() {
        return desk.doubts(DoubtsTest::nobodyAsks);
    }

    @Test
    void nothing_is_in_doubt_before_anything_ran() {
        assertThat(doubts().list(10)).isEmpty();
        assertThat(doubts().find(new TradeRef.Id(trade(2)))).isEmpty();
        assertThat(doubts().find(new TradeRef.Row(1, 99))).isEmpty();
    }

    @Test
    void a_doubt_has_its_attempt_its_times_and_what_comes_next() {
        desk.bookings().doubt(trade(3));
        List<DoubtView> list = doubts().list(10);
        assertThat(list).hasSize(1);
        DoubtView doubt = list.getFirst();
        assertThat(doubt.trade().row()).isEqualTo(3);
        assertThat(doubt.batchNumber()).isEqualTo(1);
        assertThat(doubt.since()).isEqualTo(Instant.parse("2026-03-02T08:00:31Z"));
        assertThat(doubt.unknownProvesFrom()).contains(Instant.parse("2026-03-02T08:01:30Z"));
        assertThat(doubt.bankKnownByKey()).isFalse();
        assertThat(doubt.open().orElseThrow().outcome()).isEqualTo(AttemptOutcome.OPEN);
        assertThat(doubt.next()).isEqualTo("any process that runs asks the bank again");

        DoubtView dossier = doubts().find(new TradeRef.Row(1, 3)).orElseThrow();
        assertThat(dossier.trade()).isEqualTo(doubt.trade());
        assertThat(dossier.attempts()).hasSize(1);
    }

    @Test
    void next_says_when_the_bank_is_asked_again_and_when_people_are_needed() {
        desk.bookings().doubt(trade(3));
        desk.stage()
                .test()
                .execute(
                        "update booking_attempt set asked_count = 3,"
                                + " next_ask_at = timestamp with time zone '2026-03-02 08:05:00+00'");
        assertThat(doubts().list(1).getFirst().next())
                .isEqualTo(
                        "any process that runs asks the bank again from 10:05:00 on; if it doesn't know the booking,"
                                + " the bank's statement or people must tell");
    }

    @Test
    void a_bank_that_has_answered_by_our_key_is_known_to() {
        desk.bookings().doubt(trade(3));
        desk.stage()
                .test()
                .execute("update desk set environment = 'test', bank_host = 'bank:443', bank_user_id = 'desk@bank'");
        new EvidenceStore(desk.stage().database(), desk.stage().pacing(), desk.stage().ids())
                .record(
                        new EvidenceStore.Bank("test", "bank:443", "desk@bank"),
                        UUID.randomUUID(),
                        true,
                        "owner:desk-1:1:a");
        assertThat(doubts().list(1).getFirst().bankKnownByKey()).isTrue();
    }

    @Test
    void asking_goes_to_the_bank_and_shows_what_came_of_it() {
        desk.bookings().doubt(trade(3));
        Doubts doubts =
                desk.doubts(
                        (trade, actor) -> {
                            assertThat(actor).isEqualTo(ServiceDesk.ACTOR);
                            assertThat(trade).isEqualTo(trade(3));
                            desk.stage()
                                    .test()
                                    .execute("update trade set status = 'BOOKED' where id = '" + trade + "'");
                            return "it has the booking and has not confirmed it";
                        });
        DoubtAnswer answer = doubts.ask(new TradeRef.Row(1, 3), ServiceDesk.ACTOR);
        assertThat(answer.said()).isEqualTo("it has the booking and has not confirmed it");
        assertThat(answer.doubt().trade().status()).isEqualTo(TradeStatus.BOOKED);
        assertThat(answer.settled()).isFalse();
    }

    @Test
    void a_settled_trade_has_a_dossier_and_is_not_asked_for() {
        desk.bookings().success(trade(2), "17.8288", "3203.23", "114.68");
        DoubtView dossier = doubts().find(new TradeRef.Id(trade(2))).orElseThrow();
        assertThat(dossier.next()).isEqualTo("nothing: the trade is SUCCESS");
        assertThatThrownBy(() -> doubts().ask(new TradeRef.Row(1, 2), ServiceDesk.ACTOR))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("#1/2 is SUCCESS and in no doubt");
        assertThatThrownBy(() -> doubts().ask(new TradeRef.Row(1, 3), ServiceDesk.ACTOR))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.NotFound.class));
    }
}
