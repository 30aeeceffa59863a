package com.fxbatchtrader.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.rule.UnknownRule.Unknown;
import com.fxbatchtrader.domain.rule.UnknownRule.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class UnknownRuleTest {

    private static final Instant EXPIRY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Optional<Instant> NONE = Optional.empty();

    private final UnknownRule rule = new UnknownRule(Duration.ofSeconds(30));

    private static Unknown at(long secondsAfterExpiry) {
        Instant bank = EXPIRY.plusSeconds(secondsAfterExpiry);
        return new Unknown(Optional.of(bank), false, bank, true);
    }

    private Verdict judge(Unknown unknown) {
        return rule.judge(unknown, EXPIRY, NONE);
    }

    @Test
    void itCountsOnceTheDateLessASecondIsPastExpiryAndMargin() {
        assertThat(judge(at(31))).isInstanceOf(Verdict.TooEarly.class);
        assertThat(judge(at(32))).isEqualTo(new Verdict.First(EXPIRY.plusSeconds(32), Duration.ofSeconds(31)));
    }

    @Test
    void whatComesTooEarlySaysWhenItWillCount() {
        Verdict.TooEarly early = (Verdict.TooEarly) judge(at(-20));
        // asked again then, it counts
        assertThat(judge(at(-20 + early.askAgainIn().toSeconds() + 1))).isInstanceOf(Verdict.First.class);
        assertThat(early.askAgainIn()).isLessThan(Duration.ofSeconds(55));
    }

    @Test
    void theSecondOneMustComeAMarginAfterTheFirst() {
        Optional<Instant> first = Optional.of(EXPIRY.plusSeconds(40));
        assertThat(rule.judge(at(70), EXPIRY, first)).isInstanceOf(Verdict.TooEarly.class);
        assertThat(rule.judge(at(71), EXPIRY, first)).isEqualTo(new Verdict.Final(EXPIRY.plusSeconds(71)));
    }

    @Test
    void aBanksClockThatGoesBackProvesNothing() {
        Optional<Instant> first = Optional.of(EXPIRY.plusSeconds(500));
        assertThat(rule.judge(at(400), EXPIRY, first)).isInstanceOf(Verdict.TooEarly.class);
    }

    @Test
    void aMissingDateProvesNothing() {
        Unknown undated = new Unknown(Optional.empty(), false, EXPIRY.plusSeconds(500), true);
        assertThat(judge(undated)).isInstanceOf(Verdict.NoEvidence.class);
    }

    @Test
    void aCachedAnswerProvesNothing() {
        Instant bank = EXPIRY.plusSeconds(500);
        assertThat(judge(new Unknown(Optional.of(bank), true, bank, true))).isInstanceOf(Verdict.NoEvidence.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {301, -301})
    void aDateFarFromTheDatabasesClockProvesNothing(long seconds) {
        Instant bank = EXPIRY.plusSeconds(1000);
        Unknown far = new Unknown(Optional.of(bank), false, bank.plusSeconds(seconds), true);
        assertThat(judge(far)).isInstanceOf(Verdict.NoEvidence.class);
        Unknown near = new Unknown(Optional.of(bank), false, bank.plusSeconds(seconds - Long.signum(seconds)), true);
        assertThat(judge(near)).isInstanceOf(Verdict.First.class);
    }

    @Test
    void aBankThatIsNotKnownToAnswerByOurKeyProvesNothing() {
        Instant bank = EXPIRY.plusSeconds(500);
        assertThat(judge(new Unknown(Optional.of(bank), false, bank, false))).isInstanceOf(Verdict.NoEvidence.class);
    }

    @Test
    void aSecondAnswerThatProvesNothingDoesNotEndIt() {
        Optional<Instant> first = Optional.of(EXPIRY.plusSeconds(40));
        Instant bank = EXPIRY.plusSeconds(500);
        Unknown cached = new Unknown(Optional.of(bank), true, bank, true);
        assertThat(rule.judge(cached, EXPIRY, first)).isInstanceOf(Verdict.NoEvidence.class);
    }
}
