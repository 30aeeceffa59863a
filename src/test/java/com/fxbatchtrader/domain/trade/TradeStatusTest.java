package com.fxbatchtrader.domain.trade;

import static com.fxbatchtrader.domain.trade.TradeStatus.BOOKED;
import static com.fxbatchtrader.domain.trade.TradeStatus.BOOKING;
import static com.fxbatchtrader.domain.trade.TradeStatus.CANCELLED;
import static com.fxbatchtrader.domain.trade.TradeStatus.EXECUTING;
import static com.fxbatchtrader.domain.trade.TradeStatus.FAILED;
import static com.fxbatchtrader.domain.trade.TradeStatus.IN_DOUBT;
import static com.fxbatchtrader.domain.trade.TradeStatus.QUOTED;
import static com.fxbatchtrader.domain.trade.TradeStatus.SUCCESS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

class TradeStatusTest {

    /// Every change that is allowed, as DOMAIN has it; all other pairs are forbidden.
    private static final Set<String> ALLOWED =
            Set.of(
                    "PENDING>EXECUTING",
                    "PENDING>FAILED",
                    "PENDING>CANCELLED",
                    "EXECUTING>QUOTED",
                    "EXECUTING>FAILED",
                    "EXECUTING>PENDING",
                    "QUOTED>BOOKING",
                    "QUOTED>EXECUTING",
                    "QUOTED>FAILED",
                    "QUOTED>PENDING",
                    "BOOKING>BOOKED",
                    "BOOKING>IN_DOUBT",
                    "BOOKING>FAILED",
                    "BOOKING>EXECUTING",
                    "BOOKING>PENDING",
                    "BOOKED>SUCCESS",
                    "BOOKED>FAILED",
                    "IN_DOUBT>BOOKED",
                    "IN_DOUBT>FAILED",
                    "FAILED>PENDING");

    @ParameterizedTest(name = "{0} > {1}")
    @MethodSource("allPairs")
    void allows_what_the_table_says_and_refuses_every_other_pair(TradeStatus from, TradeStatus to) {
        if (ALLOWED.contains(from + ">" + to)) {
            assertThat(from.mayBecome(to)).isTrue();
            assertThatCode(() -> from.requireMayBecome(to)).doesNotThrowAnyException();
        } else {
            assertThat(from.mayBecome(to)).isFalse();
            assertThatThrownBy(() -> from.requireMayBecome(to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from.name())
                    .hasMessageContaining(to.name());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TradeStatus.class,
            names = {"SUCCESS", "CANCELLED"})
    void leaves_success_and_cancelled_for_nothing(TradeStatus end) {
        assertThat(TradeStatus.values()).noneMatch(end::mayBecome);
    }

    @ParameterizedTest
    @EnumSource(
            value = TradeStatus.class,
            names = {"BOOKED", "IN_DOUBT"})
    void never_quotes_or_sends_again_what_may_have_been_booked(TradeStatus unsettled) {
        assertThat(Stream.of(TradeStatus.PENDING, EXECUTING, QUOTED, BOOKING)).noneMatch(unsettled::mayBecome);
    }

    @Test
    void is_cancelled_only_before_it_began() {
        assertThat(Arrays.stream(TradeStatus.values()).filter(from -> from.mayBecome(CANCELLED)))
                .containsExactly(TradeStatus.PENDING);
    }

    @Test
    void is_in_doubt_only_after_its_booking_may_have_been_sent() {
        assertThat(Arrays.stream(TradeStatus.values()).filter(from -> from.mayBecome(IN_DOUBT)))
                .containsExactly(BOOKING);
    }

    @Test
    void succeeds_only_when_the_bank_had_accepted_it() {
        assertThat(Arrays.stream(TradeStatus.values()).filter(from -> from.mayBecome(SUCCESS))).containsExactly(BOOKED);
    }

    @Test
    void is_final_running_unsettled_or_waiting_and_never_two_of_them() {
        assertThat(Arrays.stream(TradeStatus.values()).filter(TradeStatus::isFinal))
                .containsExactly(SUCCESS, FAILED, CANCELLED);
        assertThat(Arrays.stream(TradeStatus.values()).filter(TradeStatus::running))
                .containsExactly(EXECUTING, QUOTED, BOOKING);
        assertThat(Arrays.stream(TradeStatus.values()).filter(TradeStatus::unsettled))
                .containsExactly(BOOKED, IN_DOUBT);
    }

    static Stream<Arguments> allPairs() {
        return Arrays.stream(TradeStatus.values())
                .flatMap(from -> Arrays.stream(TradeStatus.values()).map(to -> Arguments.of(from, to)));
    }
}
