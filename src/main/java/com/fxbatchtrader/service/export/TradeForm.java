package com.fxbatchtrader.service.export;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.validation.TradeField;
import com.fxbatchtrader.files.write.TableForm;
import com.fxbatchtrader.service.view.ExportedTradeView;
import com.fxbatchtrader.service.view.RejectView;
import com.fxbatchtrader.service.view.TradeView;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A batch as a table: first the columns that an import reads, under the headers that it knows, then what became of
/// each trade, under headers that it passes over. The row stands in front: a row that begins with a client's CIF might
/// begin with `TOTAL`, and be taken for a control row.
final class TradeForm {

    private static final String USUAL_CURRENCY = "ZAR";

    private TradeForm() {}

    /// @param dealCurrencies one amount column each; an import reads a file with one
    static TableForm<ExportedTradeView> of(List<String> dealCurrencies) {
        return results(inputs(dealCurrencies.isEmpty() ? List.of(USUAL_CURRENCY) : dealCurrencies));
    }

    private static TableForm<ExportedTradeView> inputs(List<String> dealCurrencies) {
        TableForm<ExportedTradeView> form =
                TableForm.<ExportedTradeView>named("Trades")
                        .whole("Row", one -> one.trade().row())
                        .text(TradeField.CIF.header(), one -> one.trade().cif());
        for (String currency : dealCurrencies) {
            form = form.decimal("Amount " + currency, one -> amount(one.trade(), currency));
        }
        return form.text(TradeField.ACCOUNT.header(), ExportedTradeView::account)
                .decimal(TradeField.SPREAD.header(), one -> Optional.of(one.trade().spread()))
                .text(TradeField.PAIR.header(), one -> one.trade().pair())
                .text(TradeField.SIDE.header(), one -> one.trade().side() == Side.BUY ? "Buy" : "Sell")
                .text(TradeField.DELIVERY.header(), one -> one.trade().delivery().name())
                .day(TradeField.VALUE_DATE.header(), TradeForm::givenDate)
                .maybeText(TradeField.REFERENCE.header(), one -> one.trade().reference())
                .maybeText(TradeField.ALLOWANCE.header(), ExportedTradeView::allowance)
                .maybeText(TradeField.BOP_CODE.header(), ExportedTradeView::bopCode)
                .maybeText(TradeField.TAX_PIN.header(), ExportedTradeView::taxPin);
    }

    private static TableForm<ExportedTradeView> results(TableForm<ExportedTradeView> form) {
        return form.text("Client Name", one -> one.trade().clientName())
                .text("Status", one -> one.trade().status().name())
                .maybeText("Reason", one -> one.trade().reason())
                .maybeText("Reason Text", one -> one.trade().reasonText())
                .day("Settles On", one -> one.trade().valueDate())
                .decimal("Bank Rate", one -> one.trade().figures().bankRate())
                .decimal("Client Rate", one -> one.trade().figures().clientRate())
                .decimal("Base Amount", one -> one.trade().figures().baseAmount())
                .decimal("Quote Amount", one -> one.trade().figures().quoteAmount())
                .decimal("Margin", one -> one.trade().figures().margin())
                .maybeText("Deal Transaction Id", one -> id(one.trade().booking().dealTransactionId()))
                .maybeText("Bank Transaction Id", one -> one.trade().booking().bankTransactionId())
                .maybeText("Quote Id", one -> quote(one.trade().quoteId()))
                .whole("Attempts", one -> one.trade().attempts())
                .moment("Changed At", one -> Optional.of(one.trade().changedAt()))
                .text("Trade Id", one -> one.trade().id().toString());
    }

    /// The rejected rows of a batch: one row a problem.
    static TableForm<RejectView> rejects() {
        return TableForm.<RejectView>named("Rejected rows")
                .whole("Row", RejectView::row)
                .text("Column", RejectView::column)
                .text("Problem", RejectView::code)
                .text("Found", RejectView::found)
                .text("Expected", RejectView::expected)
                .text("Row As It Came", RejectView::raw);
    }

    private static Optional<BigDecimal> amount(TradeView trade, String currency) {
        return trade.dealCurrency().equals(currency) ? Optional.of(trade.amount()) : Optional.empty();
    }

    // a derived date is left out: it would be one that the file gave, which may not roll
    private static Optional<LocalDate> givenDate(ExportedTradeView one) {
        return one.valueDateGiven() ? one.trade().valueDate() : Optional.empty();
    }

    private static Optional<String> id(Optional<UUID> id) {
        return id.map(UUID::toString);
    }

    private static Optional<String> quote(OptionalLong id) {
        return id.isPresent() ? Optional.of(Long.toString(id.getAsLong())) : Optional.empty();
    }
}
