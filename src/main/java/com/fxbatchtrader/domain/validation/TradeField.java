package com.fxbatchtrader.domain.validation;

/// What a trade file can say of a trade.
public enum TradeField {
    CIF("Client CIF"),
    AMOUNT("Amount ZAR"),
    ACCOUNT("Account Number"),
    SPREAD("Spread"),
    PAIR("CurPair"),
    SIDE("Side"),
    DELIVERY("Deal Type"),
    VALUE_DATE("Value Date"),
    REFERENCE("Reference"),
    ALLOWANCE("Allowance"),
    BOP_CODE("BOP Code"),
    TAX_PIN("Tax PIN");

    private final String header;

    TradeField(String header) {
        this.header = header;
    }

    /// The header as the documentation spells it.
    public String header() {
        return header;
    }
}
