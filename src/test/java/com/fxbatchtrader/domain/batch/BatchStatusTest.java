package com.fxbatchtrader.domain.batch;

import static com.fxbatchtrader.domain.batch.BatchStatus.AWAITING_APPROVAL;
import static com.fxbatchtrader.domain.batch.BatchStatus.CANCELLED;
import static com.fxbatchtrader.domain.batch.BatchStatus.DRAFT;
import static com.fxbatchtrader.domain.batch.BatchStatus.FAILED;
import static com.fxbatchtrader.domain.batch.BatchStatus.PARTIAL_SUCCESS;
import static com.fxbatchtrader.domain.batch.BatchStatus.PAUSED;
import static com.fxbatchtrader.domain.batch.BatchStatus.PENDING;
import static com.fxbatchtrader.domain.batch.BatchStatus.RUNNING;
import static com.fxbatchtrader.domain.batch.BatchStatus.SUCCESS;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

class BatchStatusTest {

    /// Every change that is allowed, as DOMAIN has it; all other pairs are forbidden.
    private static final Set<String> ALLOWED =
            Set.of(
                    "DRAFT>AWAITING_APPROVAL",
                    "DRAFT>PENDING",
                    "DRAFT>CANCELLED",
                    "AWAITING_APPROVAL>PENDING",
                    "AWAITING_APPROVAL>DRAFT",
                    "AWAITING_APPROVAL>CANCELLED",
                    "PENDING>RUNNING",
                    "PENDING>PAUSED",
                    "PENDING>CANCELLED",
                    "PENDING>PARTIAL_SUCCESS",
                    "RUNNING>SUCCESS",
                    "RUNNING>PARTIAL_SUCCESS",
                    "RUNNING>FAILED",
                    "RUNNING>CANCELLED",
                    "RUNNING>PAUSED",
                    "PAUSED>PENDING",
                    "PAUSED>CANCELLED",
                    "PAUSED>PARTIAL_SUCCESS",
                    "PARTIAL_SUCCESS>PENDING",
                    "FAILED>PENDING");

    @ParameterizedTest(name = "{0} > {1}")
    @MethodSource("allPairs")
    void allows_what_the_table_says_and_refuses_every_other_pair(BatchStatus from, BatchStatus to) {
        assertThat(from.mayBecome(to)).isEqualTo(ALLOWED.contains(from + ">" + to));
    }

    @ParameterizedTest
    @EnumSource(
            value = BatchStatus.class,
            names = {"SUCCESS", "CANCELLED"})
    void leaves_success_and_cancelled_for_nothing(BatchStatus end) {
        assertThat(BatchStatus.values()).noneMatch(end::mayBecome);
    }

    @Test
    void has_ended_in_the_four_final_states_only() {
        assertThat(Arrays.stream(BatchStatus.values()).filter(BatchStatus::ended))
                .containsExactly(SUCCESS, PARTIAL_SUCCESS, FAILED, CANCELLED);
        assertThat(Stream.of(DRAFT, AWAITING_APPROVAL, PENDING, RUNNING, PAUSED)).noneMatch(BatchStatus::ended);
    }

    @ParameterizedTest(name = "{0} succeeded, {1} failed, {2} cancelled: {3}")
    @CsvSource({
        "5, 0, 0, SUCCESS",
        "0, 5, 0, FAILED",
        "1, 4, 0, PARTIAL_SUCCESS",
        "4, 1, 0, PARTIAL_SUCCESS",
        "0, 0, 5, CANCELLED",
        "0, 2, 3, CANCELLED",
        "2, 0, 3, PARTIAL_SUCCESS",
        "1, 1, 1, PARTIAL_SUCCESS"
    })
    void ends_by_its_trades(int succeeded, int failed, int cancelled, BatchStatus status) {
        assertThat(BatchStatus.ofEnded(succeeded, failed, cancelled)).isEqualTo(status);
    }

    static Stream<Arguments> allPairs() {
        return Arrays.stream(BatchStatus.values())
                .flatMap(from -> Arrays.stream(BatchStatus.values()).map(to -> Arguments.of(from, to)));
    }
}
