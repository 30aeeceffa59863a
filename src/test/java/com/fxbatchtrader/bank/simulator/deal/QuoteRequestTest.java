package com.fxbatchtrader.bank.simulator.deal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class QuoteRequestTest {

    private static QuoteRequest deal(Side side, String currency, String amount) {
        return new QuoteRequest("1", side, new Pair("USD", "ZAR"), currency, new BigDecimal(amount), "from", "to");
    }

    @ParameterizedTest
    @CsvSource({
        "200000, 17.8288, 11217.80",
        "390000, 17.8260, 21878.16",
        "700000, 17.8260, 39268.48",
        "400000, 17.8253, 22440.02"
    })
    void the_deal_sheets_dollars_come_out_to_the_cent(String rand, BigDecimal rate, BigDecimal dollars) {
        QuoteRequest buy = deal(Side.BUY, "ZAR", rand);

        assertThat(buy.baseAmount(rate)).isEqualTo(dollars);
        assertThat(buy.toAmount(rate)).isEqualTo(dollars);
        assertThat(buy.fromAmount(rate)).isEqualTo(new BigDecimal(rand));
    }

    @Test
    void a_buyer_pays_quote_currency_and_a_seller_base_currency() {
        QuoteRequest buy = deal(Side.BUY, "USD", "1000.00");
        QuoteRequest sell = deal(Side.SELL, "USD", "1000.00");
        BigDecimal rate = new BigDecimal("17.8005");

        assertThat(buy.fromCurrency()).isEqualTo("ZAR");
        assertThat(buy.toCurrency()).isEqualTo("USD");
        assertThat(buy.fromAmount(rate)).isEqualTo(new BigDecimal("17800.50"));
        assertThat(sell.fromCurrency()).isEqualTo("USD");
        assertThat(sell.fromAmount(rate)).isEqualTo(new BigDecimal("1000.00"));
        assertThat(sell.toAmount(rate)).isEqualTo(new BigDecimal("17800.50"));
    }

    @Test
    void yen_have_no_cents() {
        QuoteRequest buy =
                new QuoteRequest("1", Side.BUY, new Pair("USD", "JPY"), "USD", new BigDecimal("10.01"), "from", "to");

        assertThat(buy.quoteAmount(new BigDecimal("150.25"))).isEqualTo(new BigDecimal("1504"));
    }
}
