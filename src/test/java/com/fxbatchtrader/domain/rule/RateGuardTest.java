package com.fxbatchtrader.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

class RateGuardTest {

    private static final CurrencyPair PAIR = CurrencyPair.parse("USD/ZAR");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RateGuard guard = new RateGuard(new BigDecimal(50), new BigDecimal("100"), Duration.ofSeconds(4));

    private Optional<String> objection(String rate, String margin, Duration life) {
        return guard.objection(PAIR, new BigDecimal(rate), new BigDecimal("18"), new BigDecimal(margin), life);
    }

    @ParameterizedTest
    @CsvSource({"18", "18.09", "17.91"})
    void withinTheDeviationAQuoteIsTakenTheBoundaryIncluded(String rate) {
        assertThat(objection(rate, "400", LONG)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"18.0901,50.1", "17.9099,50.1", "20,1111.1", "9,5000.0"})
    void beyondItTheFiguresAreSaid(String rate, String deviation) {
        assertThat(objection(rate, "400", LONG))
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .contains(rate)
                                        .contains(deviation + " bp")
                                        .contains("18")
                                        .contains("50"));
    }

    @Test
    void theLeastMarginIsEnough() {
        assertThat(objection("18", "100", LONG)).isEmpty();
        assertThat(objection("18", "99.99", LONG))
                .hasValueSatisfying(why -> assertThat(why).contains("ZAR 99.99").contains("100"));
    }

    @Test
    void aQuoteThatHardlyLivesIsNotTaken() {
        assertThat(objection("18", "400", Duration.ofSeconds(4))).isEmpty();
        assertThat(objection("18", "400", Duration.ofMillis(3999))).contains("the quote lives for 3999 ms only");
        assertThat(objection("18", "400", Duration.ofSeconds(-5))).contains("the quote lives for 0 ms only");
    }

    @Test
    void theDeviationIsInBasisPointsOfTheReference() {
        BigDecimal deviation = RateGuard.deviationBp(new BigDecimal("18.18"), new BigDecimal("18"));
        assertThat(deviation).isEqualByComparingTo("100");
    }
}
