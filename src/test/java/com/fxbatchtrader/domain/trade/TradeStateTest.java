package com.fxbatchtrader.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.money.DealFigures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class TradeStateTest {

    private static final UUID ATTEMPT = new UUID(0, 7);
    private static final LocalDate SETTLES = LocalDate.of(2026, 11, 24);
    private static final Instant EXPIRY = Instant.parse("2026-11-23T08:00:30Z");
    private static final DealFigures FIGURES =
            new DealFigures(new BigDecimal("11217.80"), new BigDecimal("200000.00"), new BigDecimal("401.60"));

    /// Every step that a trade's run can take, and the states that it may be taken from.
    private static final Map<String, Set<TradeStatus>> ALLOWED =
            Map.of(
                    "began", Set.of(TradeStatus.PENDING),
                    "quoted", Set.of(TradeStatus.EXECUTING),
                    "requoted", Set.of(TradeStatus.QUOTED, TradeStatus.BOOKING),
                    "intends", Set.of(TradeStatus.QUOTED),
                    "accepted", Set.of(TradeStatus.BOOKING, TradeStatus.IN_DOUBT),
                    "doubted", Set.of(TradeStatus.BOOKING),
                    "succeeded", Set.of(TradeStatus.BOOKED),
                    "failed",
                            Set.of(
                                    TradeStatus.PENDING,
                                    TradeStatus.EXECUTING,
                                    TradeStatus.QUOTED,
                                    TradeStatus.BOOKING,
                                    TradeStatus.BOOKED,
                                    TradeStatus.IN_DOUBT),
                    "cancelled", Set.of(TradeStatus.PENDING),
                    "retried", Set.of(TradeStatus.FAILED));

    private static final Map<String, UnaryOperator<TradeState>> STEPS =
            Map.of(
                    "began", TradeState::began,
                    "quoted",
                            state ->
                                    state.quoted(
                                            42,
                                            EXPIRY,
                                            new BigDecimal("17.7930"),
                                            new BigDecimal("17.8288"),
                                            Optional.of(SETTLES)),
                    "requoted", state -> state.requoted("RATE_GUARD", "too far"),
                    "intends", state -> state.intends(ATTEMPT, FIGURES),
                    "accepted", TradeState::accepted,
                    "doubted", state -> state.doubted("SILENCE", "no answer"),
                    "succeeded", TradeState::succeeded,
                    "failed", state -> state.failed("BANK_REFUSED", "no"),
                    "cancelled", state -> state.cancelled("by a person"),
                    "retried", TradeState::retried);

    @ParameterizedTest(name = "{1} from {0}")
    @MethodSource("allSteps")
    void takes_each_step_only_from_where_it_is_allowed(TradeStatus from, String step) {
        TradeState state = in(from);

        if (ALLOWED.get(step).contains(from)) {
            assertThat(STEPS.get(step).apply(state)).isNotEqualTo(state);
        } else {
            assertThatThrownBy(() -> STEPS.get(step).apply(state)).isInstanceOf(IllegalStateException.class);
        }
    }

    static Stream<Arguments> allSteps() {
        return Stream.of(TradeStatus.values())
                .flatMap(from -> STEPS.keySet().stream().sorted().map(step -> Arguments.of(from, step)));
    }

    @ParameterizedTest
    @EnumSource(TradeStatus.class)
    void has_an_open_attempt_exactly_while_it_may_have_been_booked(TradeStatus status) {
        boolean open = status == TradeStatus.BOOKING || status.unsettled();

        assertThat(in(status).openAttempt().isPresent()).isEqualTo(open);
    }

    @Test
    void keeps_the_figures_of_its_deal_to_the_end() {
        TradeState done = in(TradeStatus.SUCCESS);

        assertThat(done.quoteId()).hasValue(42);
        assertThat(done.bankRate()).contains(new BigDecimal("17.7930"));
        assertThat(done.clientRate()).contains(new BigDecimal("17.8288"));
        assertThat(done.baseAmount()).contains(FIGURES.baseAmount());
        assertThat(done.margin()).contains(FIGURES.margin());
        assertThat(done.attempts()).isEqualTo(1);
        assertThat(done.derivedDate()).contains(SETTLES);
        assertThat(done.reasonCode()).isEmpty();
    }

    @Test
    void forgets_the_figures_of_a_deal_that_was_not_made() {
        TradeState failed = in(TradeStatus.IN_DOUBT).failed("NOT_BOOKED", "unknown to the bank, finally");

        assertThat(failed.baseAmount()).isEmpty();
        assertThat(failed.margin()).isEmpty();
        assertThat(failed.reasonCode()).isEqualTo("NOT_BOOKED");
    }

    @Test
    void counts_requotes_rounds_retries_and_attempts_each_for_itself() {
        TradeState requoted = in(TradeStatus.QUOTED).requoted("RATE_GUARD", "too far");
        TradeState returned = requoted.returned("BANK_UNREACHABLE", "silence", true);
        TradeState again = returned.began().failed("BANK_UNREACHABLE", "silence").retried();

        assertThat(requoted.requotes()).isEqualTo(1);
        assertThat(requoted.quoteId()).isEmpty();
        assertThat(requoted.derivedDate()).as("a date goes with its quote").isEmpty();
        assertThat(returned.requotes()).isZero();
        assertThat(returned.rounds()).isEqualTo(1);
        assertThat(again.rounds()).isZero();
        assertThat(again.retries()).isEqualTo(1);
        assertThat(again.attempts()).isZero();
        assertThat(in(TradeStatus.EXECUTING).returned("", "stopped", false).rounds()).isZero();
    }

    @Test
    void cuts_a_reason_to_what_can_be_stored() {
        assertThat(in(TradeStatus.EXECUTING).failed("X", "y".repeat(501)).reasonText()).hasSize(500).endsWith("…");
    }

    @Test
    void a_closed_attempt_never_changes_again() {
        Attempt.Terms terms =
                new Attempt.Terms(
                        new UUID(0, 8), 42, new BigDecimal("17.79"), new BigDecimal("17.82"), EXPIRY, "bank.test");
        Attempt open = Attempt.intent(ATTEMPT, new UUID(0, 9), 1, terms, EXPIRY);
        for (Proof proof : Proof.values()) {
            Attempt closed = open.closed(proof, "why", EXPIRY);

            assertThat(closed.outcome()).isEqualTo(proof.booked() ? AttemptOutcome.BOOKED : AttemptOutcome.NOT_BOOKED);
            assertThat(closed.proof()).contains(proof);
            assertThatIllegalStateException().isThrownBy(() -> closed.closed(proof, "again", EXPIRY));
            assertThatIllegalStateException().isThrownBy(() -> closed.asked(Attempt.Inquiry.NONE));
            assertThatIllegalStateException().isThrownBy(() -> closed.exchanged(open.exchange()));
        }
    }

    /// A trade that has come to that state on the straight way.
    private static TradeState in(TradeStatus status) {
        List<String> way =
                switch (status) {
                    case PENDING -> List.of();
                    case EXECUTING -> List.of("began");
                    case QUOTED -> List.of("began", "quoted");
                    case BOOKING -> List.of("began", "quoted", "intends");
                    case BOOKED -> List.of("began", "quoted", "intends", "accepted");
                    case IN_DOUBT -> List.of("began", "quoted", "intends", "doubted");
                    case SUCCESS -> List.of("began", "quoted", "intends", "accepted", "succeeded");
                    case FAILED -> List.of("failed");
                    case CANCELLED -> List.of("cancelled");
                };
        TradeState state = TradeState.imported();
        for (String step : way) {
            state = STEPS.get(step).apply(state);
        }
        assertThat(state.status()).isEqualTo(status);
        return state;
    }
}
