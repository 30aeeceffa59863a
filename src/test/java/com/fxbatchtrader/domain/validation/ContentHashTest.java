package com.fxbatchtrader.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class ContentHashTest {

    private final ValidTrade one = trade(2, "76285288", "100.00", Side.BUY, "a");
    private final ValidTrade two = trade(3, "60655796", "200.00", Side.BUY, "b");

    @Test
    void is_the_same_for_the_same_trades_in_any_order_rows_and_references() {
        ValidTrade oneAgain = trade(9, "76285288", "100", Side.BUY, "other");

        assertThat(ContentHash.of(List.of(two, oneAgain))).isEqualTo(ContentHash.of(List.of(one, two)));
    }

    @Test
    void differs_by_client_amount_side_and_number_of_trades() {
        String hash = ContentHash.of(List.of(one));

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(ContentHash.of(List.of(trade(2, "76285289", "100.00", Side.BUY, "a")))).isNotEqualTo(hash);
        assertThat(ContentHash.of(List.of(trade(2, "76285288", "100.01", Side.BUY, "a")))).isNotEqualTo(hash);
        assertThat(ContentHash.of(List.of(trade(2, "76285288", "100.00", Side.SELL, "a")))).isNotEqualTo(hash);
        assertThat(ContentHash.of(List.of(one, one))).isNotEqualTo(hash);
    }

    private static ValidTrade trade(int row, String cif, String amount, Side side, String reference) {
        return new ValidTrade(
                row,
                new UUID(0, 1),
                cif,
                Drafts.ZAR,
                Drafts.USD,
                side,
                CurrencyPair.parse("USD/ZAR"),
                "ZAR",
                new BigDecimal(amount),
                Spread.of("200"),
                Delivery.CASH,
                Optional.empty(),
                Optional.of(reference),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hash");
    }
}
