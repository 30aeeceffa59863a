package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.engine.trade.ReferenceAnswer.Why;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.verb.ConfirmBooked;
import com.fxbatchtrader.service.verb.Permission;
import com.fxbatchtrader.service.verb.TradeOutcome;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// "Booked", said by a person: what is checked before, and what is said of each end.
class ConfirmBookedTest {

    private static final TradeRef TRADE = new TradeRef.Row(1, 3);
    private static final String REASON = "on the bank's slip";

    @TempDir private Path folder;

    private final List<String> asked = new ArrayList<>();
    private ServiceDesk desk;
    private BatchView batch;
    private Optional<ReferenceAnswer> answer = Optional.of(new ReferenceAnswer.Booked("the bank says COMPLETED"));
    private TradeStatus becomes = TradeStatus.IN_DOUBT;
    private Optional<String> blocked = Optional.empty();

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
        batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        desk.bookings().doubt(desk.stage().tradeId(batch.id(), 3));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Doubts doubts() {
        return desk.doubts(
                (_, _) -> {
                    throw new AssertionError("nobody asks by the key");
                });
    }

    private ConfirmBooked verb() {
        return new ConfirmBooked(doubts(), this::inquire, () -> blocked);
    }

    private Optional<ReferenceAnswer> inquire(UUID trade, String reference, Hand hand) {
        assertThat(trade).isEqualTo(desk.stage().tradeId(batch.id(), 3));
        asked.add(reference + " for " + hand.actor() + ": " + hand.reason());
        if (becomes == TradeStatus.BOOKED) {
            desk.stage().test().execute("update trade set status = 'BOOKED' where id = '" + trade + "'");
        }
        return answer;
    }

    private TradeOutcome perform(String reference, String reason) {
        return verb().perform(TRADE, reference, ServiceDesk.ACTOR, reason);
    }

    @Test
    void it_has_a_permission_a_precondition_and_a_consequence_of_its_own() {
        DoubtView doubt = doubts().find(TRADE).orElseThrow();
        assertThat(verb().permission()).isEqualTo(Permission.CONFIRM_BOOKED);
        assertThat(verb().precondition()).contains("in doubt", "our key");
        assertThat(verb().consequence(doubt, " T2 "))
                .startsWith("the bank is asked for T2; if its answer names our key ")
                .contains(doubt.open().orElseThrow().dealTransactionId().toString())
                .endsWith("trade 1/3 is booked for good, otherwise it stays IN_DOUBT");
        assertThat(asked).isEmpty();
    }

    @Test
    void what_is_booked_is_done_in_the_persons_name() {
        becomes = TradeStatus.BOOKED;
        assertThat(perform("  T2 ", " " + REASON + " "))
                .isInstanceOfSatisfying(
                        TradeOutcome.Done.class,
                        done -> {
                            assertThat(done.said())
                                    .isEqualTo(
                                            "trade 1/3 is BOOKED: the bank says COMPLETED; the bank is asked on until"
                                                    + " it confirms it");
                            assertThat(done.settled()).isFalse();
                        });
        assertThat(asked).containsExactly("T2 for user:thandi@desk-1: on the bank's slip");
    }

    @Test
    void what_was_found_and_is_not_there_afterwards_is_never_called_done() {
        assertThat(perform("T2", REASON))
                .isInstanceOfSatisfying(
                        TradeOutcome.Lost.class,
                        lost -> assertThat(lost.said()).contains("could not be written: trade 1/3 is IN_DOUBT"));
    }

    @Test
    void who_was_overtaken_is_told_how_the_trade_stands() {
        answer = Optional.of(new ReferenceAnswer.Overtaken("it is in no doubt any more"));
        becomes = TradeStatus.BOOKED;
        assertThat(perform("T2", REASON))
                .isInstanceOfSatisfying(
                        TradeOutcome.Lost.class,
                        lost -> assertThat(lost.said()).contains("no doubt any more: trade 1/3 is BOOKED"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Why.class,
            names = {"UNKNOWN", "OTHER_BOOKING", "NO_KEY", "NOT_BOOKED", "DIFFERS", "UNCLEAR"})
    void what_the_banks_answer_does_not_prove_is_refused_with_what_to_do(Why why) {
        answer = Optional.of(new ReferenceAnswer.NotProven(why, "the bank says otherwise"));
        assertThat(perform("T2", REASON))
                .isInstanceOfSatisfying(
                        TradeOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.said()).isEqualTo("the bank says otherwise: trade 1/3 stays IN_DOUBT");
                            assertThat(refused.advice()).isNotBlank();
                        });
    }

    @Test
    void a_bank_that_is_away_is_to_be_asked_later() {
        answer = Optional.of(new ReferenceAnswer.NotProven(Why.AWAY, "no answer"));
        refuses("T2", REASON, Refusal.NotNow.class, "no answer: trade 1/3 stays IN_DOUBT; repeat it");
    }

    @Test
    void a_reference_of_another_booking_is_a_bad_order() {
        answer = Optional.of(new ReferenceAnswer.NotProven(Why.NOT_ITS_REFERENCE, "T2 is the bank's id of trade 1/2"));
        refuses("T2", REASON, Refusal.BadOrder.class, "T2 is the bank's id of trade 1/2: trade 1/3 stays IN_DOUBT");
    }

    private void refuses(String reference, String reason, Class<? extends Refusal> kind, String text) {
        assertThatThrownBy(() -> perform(reference, reason))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e.refusal()).isInstanceOf(kind);
                            assertThat(e.getMessage()).contains(text);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\tb\nc"})
    void a_reference_that_cannot_be_one_is_not_asked_for(String reference) {
        refuses(reference, REASON, Refusal.BadOrder.class, "is no id of the bank's");
        refuses("x".repeat(129), REASON, Refusal.BadOrder.class, "a reference of 129 characters");
        assertThat(asked).isEmpty();
    }

    @Test
    void without_a_reason_nobody_is_asked() {
        refuses("T2", " ", Refusal.BadOrder.class, "a reason is needed");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_trade_in_no_doubt_is_refused_before_the_bank_is_asked() {
        desk.bookings().success(desk.stage().tradeId(batch.id(), 2), "17.8288", "3203.23", "114.68");
        assertThatThrownBy(() -> verb().perform(new TradeRef.Row(1, 2), "T2", ServiceDesk.ACTOR, REASON))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("#1/2 is SUCCESS and in no doubt");
        assertThatThrownBy(() -> verb().perform(new TradeRef.Row(1, 99), "T2", ServiceDesk.ACTOR, REASON))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.NotFound.class));
        assertThat(asked).isEmpty();
    }

    @Test
    void while_a_changed_server_is_matched_nobody_is_asked() {
        blocked = Optional.of("blocked: the database server has changed");
        refuses("T2", REASON, Refusal.NotNow.class, "the desk is blocked: the database server has changed: trade 1/3");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_batch_in_other_hands_is_not_now() {
        answer = Optional.empty();
        refuses("T2", REASON, Refusal.NotNow.class, "in the hands of a running process");
    }

    @Test
    void whoever_had_the_batch_may_have_settled_it() {
        answer = Optional.empty();
        UUID trade = desk.stage().tradeId(batch.id(), 3);
        desk.stage()
                .test()
                .execute(
                        "update booking_attempt set outcome = 'BOOKED', proof = 'STATEMENT_LINE', open_trade_id = null,"
                                + " proven_at = now() where trade_id = '"
                                + trade
                                + "'");
        ConfirmBooked verb =
                new ConfirmBooked(
                        doubts(),
                        (id, _, _) -> {
                            desk.stage()
                                    .test()
                                    .execute(
                                            "update trade set status = 'SUCCESS', open_attempt_id = null where id = '"
                                                    + id
                                                    + "'");
                            return answer;
                        },
                        () -> blocked);
        assertThat(verb.perform(TRADE, "T2", ServiceDesk.ACTOR, REASON))
                .isInstanceOfSatisfying(
                        TradeOutcome.Lost.class,
                        lost -> assertThat(lost.said()).startsWith("it is in no doubt any more: trade 1/3 is SUCCESS"));
    }
}
